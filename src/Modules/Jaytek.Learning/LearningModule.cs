using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Modules;
using Jaytek.Learning.Bundles;
using Jaytek.Learning.Courses;
using Jaytek.Learning.Enrolments;
using Jaytek.Learning.Lessons;
using Jaytek.Pages.Contracts;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Learning;

/// <summary>Courses and their lessons.</summary>
public sealed class LearningModule : IModule
{
    /// <inheritdoc/>
    public void Build(ModuleBuilder module)
    {
        module.Feature(
                "Jaytek.Learning", "Learning", "Music", "Courses with a syllabus, and lessons of which some are free to watch.",
                ["Jaytek.Contents", "Jaytek.Media", "Jaytek.Pages"])
            .Recipe("learning.recipe.json")
            .Tables<EnrolmentTable>()
            .Services(services => services.AddScoped<Syllabus>().AddScoped<Enrolled>().AddScoped<SoldCourses>().AddScoped<EnrolmentBook>())
            .Add<IPersonalData, StudentData>()
            .Add<IPurchasable, CourseForSale>()
            .Add<ISplitScopes, CourseScopes>()
            .Add<ISplitScopes, InstructorScopes>()
            .Handles<PaymentSettled, GrantEnrolment>("learning.enrolment")
            .Handles<PaymentTakenBack, FollowMoney>("learning.enrolment.taken_back")
            .Handles<PaymentRestored, FollowMoney>("learning.enrolment.restored")
            .Handles<SubscriptionEnded, EndWithSubscription>("learning.enrolment.subscription")
            .Add<IFacetSource, CourseFacets>()
            .Add<ISitemapPages, CoursePages>(ServiceLifetime.Singleton)
            .Add<IContentView, CourseView>()
            .Add<IContentView, LessonView>()
            .Add<IContentProjector, LessonProjector>(ServiceLifetime.Singleton);
        module.Feature(
                "Jaytek.Learning.Bundles", "Bundles of courses", "Music", "Several courses at one price, paid once, each month or each year.",
                ["Jaytek.Learning", "Jaytek.Payments"])
            .Recipe("bundles.recipe.json")
            .Add<IPurchasable, BundleForSale>()
            .Add<IContentView, BundleView>();
    }
}
