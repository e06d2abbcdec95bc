namespace Jaytek.Pages.Templates.Admin;

/// <summary>What a new template begins with: it shows any item, and how to go on.</summary>
internal static class TemplateStarter
{
    public const string Source = """
        <h1>{{title}}</h1>
        {{#if published}}
          <p><time datetime="{{published}}">{{date published "d MMMM yyyy"}}</time></p>
        {{/if}}
        {{picture picture aspect="16:9" sizes="100vw"}}
        {{#each fields}}
          <h2>{{label}}</h2>
          {{#if html}}{{{html}}}{{else}}<p>{{text}}</p>{{/if}}
        {{/each}}
        """;
}
