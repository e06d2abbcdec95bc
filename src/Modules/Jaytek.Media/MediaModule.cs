using Jaytek.Admin.Contracts;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Epochs;
using Jaytek.Engine.Menus;
using Jaytek.Engine.Modules;
using Jaytek.Media.Admin;
using Jaytek.Media.Api;
using Jaytek.Media.Blobs;
using Jaytek.Media.Blobs.S3;
using Jaytek.Media.Cards;
using Jaytek.Media.Contracts;
using Jaytek.Media.Fields;
using Jaytek.Media.Files;
using Jaytek.Media.Folders;
using Jaytek.Media.Images;
using Jaytek.Media.Pictures;
using Jaytek.Media.Probes;
using Jaytek.Media.Profiles;
using Jaytek.Media.Programs;
using Jaytek.Media.Recipes;
using Jaytek.Media.Resumable;
using Jaytek.Media.Sources;
using Jaytek.Media.Tools;
using Jaytek.Media.Uses;
using Jaytek.Media.Waveforms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Jaytek.Media;

/// <summary>Files, pictures and sound.</summary>
public sealed class MediaModule : IModule
{
    /// <inheritdoc/>
    public void Build(ModuleBuilder module) =>
        module.Feature(
                "Jaytek.Media", name: "Media", category: "Content",
                description: "A library of pictures, recordings and documents, the field that picks from it, waveforms, and generated covers.",
                dependsOn: ["Jaytek.Contents"])
            .Aliases("OrchardCore.Media", "OrchardCore.Media.Cache", "OrchardCore.Media.Slugify")
            .Options<MediaOptions>("Media")
            .Options<StorageOptions>("Storage")
            .Services(Register)
            .Tables<MediaFileTable>()
            .Tables<MeasurementTable>()
            .Tables<MediaFolderTable>()
            .Tables<MediaUseTable>()
            .Tables<ResumableUploadTable>()
            .Tables<MediaProbeTable>()
            .Tables<MediaChangeTable>()
            .Tables<PictureSizeTable>()
            .Tables<PictureSecretTable>()
            .Tables<CardTable>()
            .Settings<MediaProfiles>(MediaProfiles.Key)
            .Permissions(MediaPermissions.All)
            .Endpoints(MediaEndpoints.Map)
            .Endpoints(FactsEndpoint.Map)
            .Endpoints(MediaApiEndpoints.Map)
            .Endpoints(TusEndpoints.Map)
            .Endpoints(MediaFactsApi.Map)
            .Menu(new MenuEntry("Media", "Library", "/admin/media", MediaPermissions.Manage, Position: 10, Icon: "photo"))
            .Job<MeasureAudio>("media.measure", "0/20 * * * * ?")
            .Job<ProbeMedia>("media.probe", "10/20 * * * * ?")
            .Job<ForgetPictures>("media.pictures.forget", "0 7 * * * ?")
            .Job<ForgetCards>("media.cards.forget", "0 12 * * * ?")
            .Job<SweepUploads>("media.uploads.sweep", "0 22 * * * ?")
            .Job<SweepBlobs>("media.sweep", "0 17 * * * ?")
            .Command<StorageVerb>("storage")
            .Add<IContentHandler, CheckPickedFiles>()
            .Add<IContentHandler, KeepMediaUses>()
            .Add<IFieldType, MediaField>()
            .Add<IRecipeStep, MediaStep>()
            .Add<IRecipeStep, MediaProfilesStep>()
            .Add<IRecipeStep, DemoAudioStep>()
            .Add<IRecipeStep, DemoPicturesStep>()
            .Add<IPersonalData, UploaderData>()
            .Add<IAuditTarget, FileAuditTarget>()
            .Add<IOwnedThings, OwnedFiles>()
            .Add<ISystemFacts, LibraryFacts>()
            .Add<IExternalTool, Ffmpeg>()
            .Add<IExternalTool, Ffprobe>()
            .Add<IExternalTool, Vipsthumbnail>()
            .Add<IBlobReferences, MediaFileReferences>()
            .Add<IBlobReferences, PictureReferences>()
            .Add<IBlobReferences, CardReferences>();

    private static void Register(IServiceCollection services)
    {
        RegisterStorage(services);
        services.AddSingleton<MediaIndex>();
        services.AddSingleton<IEpochListener>(s => s.GetRequiredService<MediaIndex>());
        services.AddSingleton<IImages, ImageAddresses>();
        services.AddSingleton<PictureKey>();
        services.AddSingleton<PictureSizes>();
        services.AddSingleton<PictureTool>();
        services.AddSingleton<CheckPicture>();
        services.AddSingleton<PictureMaker>();
        services.AddSingleton<ServePicture>();
        services.AddSingleton<ProfileSizes>();
        services.AddSingleton<FileAnswers>();
        services.AddSingleton<WorkFolder>();
        services.AddScoped<FindPictureSource>();
        services.AddSingleton<CoverCache>();
        services.AddSingleton<Outlines>();
        services.AddSingleton<CardDrawing>();
        services.AddSingleton<CardAddress>();
        services.AddSingleton<CardCover>();
        services.AddSingleton<ICards, Cards.Cards>();
        services.AddSingleton<RemoteFiles>();
        services.AddSingleton<AudioDecoder>();
        services.AddSingleton<FindMediaFile>();
        services.AddSingleton<IMediaFiles, KnownFiles>();
        services.AddSingleton<ServeMediaFile>();
        services.AddSingleton<IWaveforms, WaveformReader>();
        services.AddScoped<FileStager>();
        services.AddScoped<ListMediaFiles>();
        services.AddScoped<StoreMediaFile>();
        services.AddScoped<MoveMediaFile>();
        services.AddScoped<DeleteMediaFile>();
        services.AddScoped<DescribeMediaFile>();
        services.AddScoped<CreateMediaFolder>();
        services.AddScoped<MoveMediaFolder>();
        services.AddScoped<DeleteMediaFolder>();
        services.AddScoped<StandingFolders>();
        services.AddScoped<FindMediaUses>();
        services.AddScoped<ShownUses>();
        services.AddScoped<LibraryViews>();
        services.AddScoped<RetryMeasurement>();
        RegisterUploads(services);
        services.AddSingleton<ProbeTool>();
    }

    private static void RegisterUploads(IServiceCollection services)
    {
        services.AddSingleton<StagingFolder>();
        services.AddScoped<UploadProgress>();
        services.AddScoped<BeginUpload>();
        services.AddScoped<AppendBytes>();
        services.AddScoped<EndUpload>();
    }

    private static void RegisterStorage(IServiceCollection services)
    {
        services.AddSingleton<DiskBlobStore>();
        services.AddSingleton<S3Bucket>();
        services.AddSingleton<S3BlobStore>();
        services.AddSingleton<IBlobKeeper>(s => s.GetRequiredService<IOptions<StorageOptions>>().Value.Kind switch
        {
            StorageKind.S3 => s.GetRequiredService<S3BlobStore>(),
            _ => s.GetRequiredService<DiskBlobStore>(),
        });
        services.AddSingleton<IBlobStore>(s => s.GetRequiredService<IBlobKeeper>());
        services.AddSingleton<IBlobFiles>(s => s.GetRequiredService<IBlobKeeper>());
        services.AddSingleton<BlobCheckMemory>();
        services.AddHealthChecks().AddCheck<BlobCheck>("files");
    }
}
