using Jaytek.Kernel;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaytek.BrowserTests.Days.Evening;

/// <summary>The visitor makes an account, confirms it through the link in the mail, and sees the account's page.</summary>
internal sealed class AccountSteps(Desk desk)
{
    private const string Password = "a lantern on the quay";

    private readonly string _email = $"{PublicId.New()}@evening.example";

    public async Task SignUpAsync()
    {
        await desk.Hand.PressAsync(desk.Page.Locator("header.top a.account"));
        await Expect(desk.Heading("Sign in")).ToBeVisibleAsync();
        await desk.Hand.PressAsync(desk.Link("Make an account"));
        await Expect(desk.Heading("Make an account")).ToBeVisibleAsync();
        await desk.CheckAsync();
        // Without a name: what is wrong is said, and what was typed stays, but for the password.
        await desk.Hand.WriteAsync(Input("Form.Email"), _email);
        await desk.Hand.PressAsync(desk.Button("Make the account"));
        await Expect(desk.Page.Locator("[data-error-summary]")).ToContainTextAsync("Type the name that others see.");
        await Expect(Input("Form.Email")).ToHaveValueAsync(_email);
        await desk.CheckAsync();

        await desk.Hand.ChooseAsync(desk.Page.Locator("[name='Form.Kind'][value='Student']"));
        await desk.Hand.WriteAsync(Input("Form.DisplayName"), "Ada Quay");
        await desk.Hand.WriteAsync(Input("Form.Password"), Password);
        await desk.Hand.TickAsync(desk.Page.GetByRole(AriaRole.Checkbox, new() { Name = "I agree to the terms" }));
        await desk.Hand.PressAsync(desk.Button("Make the account"));
        await Expect(desk.Heading("Look into your mailbox")).ToBeVisibleAsync();
        await Expect(desk.Page.GetByText(_email)).ToBeVisibleAsync();
        await desk.CheckAsync();
    }

    public async Task ConfirmAsync()
    {
        await desk.GoAsync(await Mailbox.LinkAsync(desk.Day.Site, _email));
        await Expect(desk.Heading("Confirm your account")).ToBeVisibleAsync();
        await desk.CheckAsync();
        await desk.Hand.WriteAsync(Input("Form.Password"), Password);
        await desk.Hand.PressAsync(desk.Button("Confirm and sign in"));
        await Expect(desk.Heading("Your account")).ToBeVisibleAsync();
    }

    public async Task FindAccountAsync()
    {
        await Expect(desk.Page.GetByText("Your address is confirmed")).ToBeVisibleAsync();
        await Expect(desk.Page.GetByText(_email).First).ToBeVisibleAsync();
        await Expect(Input("Profile.DisplayName")).ToHaveValueAsync("Ada Quay");
        await desk.CheckAsync();
        // The welcome has a link of the same name below.
        await desk.Hand.PressAsync(desk.Link("Courses").First);
        await Expect(desk.Page.Locator("header.top a.account")).ToHaveTextAsync("Account");
        await desk.Hand.PressAsync(desk.Page.Locator("header.top a.account"));
        await Expect(desk.Heading("Your account")).ToBeVisibleAsync();
    }

    private ILocator Input(string name) => desk.Page.Locator($"[name='{name}']");
}
