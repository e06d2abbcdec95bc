// Made by `./jaytek client typescript` from the site's content types. Make it anew when they change; changes by hand are lost.

const DEFAULT_URL = "http://localhost:5080";

export interface ContentItem {
  /** The item's id. */
  ContentItemId: string;
  ContentItemVersionId?: string | null;
  /** The technical name of its type. */
  ContentType: string;
  /** What lists call it. */
  DisplayText?: string | null;
  Latest?: boolean;
  Published?: boolean;
  ModifiedUtc?: string | null;
  /** Of the first publication, or as somebody set it. Lists are in its order. */
  PublishedUtc?: string | null;
  CreatedUtc?: string | null;
  /** A user's id. */
  Owner?: string | null;
  Author?: string | null;
}

/** What is sent to make or change any item. */
export interface ContentItemWrite {
  ContentType?: string;
  /** Of the item to change; a new one is given an id. */
  ContentItemId?: string;
  DisplayText?: string | null;
  Owner?: string;
  Author?: string;
  /** Puts the item elsewhere in the order of lists: from who may publish, and not in the future unless the item is planned until then. Absent or null leaves what is there. */
  PublishedUtc?: string | null;
}

/** Several courses at one price, bought once or by subscription. */
export interface Bundle extends ContentItem {
  ContentType: "Bundle";
  TitlePart?: {
    Title?: string | null;
  };
  Bundle?: {
    /** One sentence: for whom these courses belong together. Shown in lists and under the title. */
    ShortDescription?: {
      Text?: string | null;
    };
    /** In which order to take them, and what one can do in the end. */
    Description?: {
      Markdown?: string | null;
    };
    /** At least 1,200 pixels wide. */
    Cover?: {
      /** Paths of the library; /media/ in front makes them addresses. */
      Paths?: string[];
      MediaTexts?: (string | null)[];
    };
    /** What is in it, at most 50. Of the price each course's teacher has a part, in proportion to what the courses cost alone. */
    Courses?: {
      /** ContentItemIds of other items. */
      ContentItemIds?: string[];
    };
    /** For all of them together; of each month or year where it is a subscription. Who subscribed before keeps their price. */
    Price?: {
      Value?: number | null;
    };
    /** Three capital letters, ISO 4217: EUR, GBP, JPY. */
    Currency?: {
      Text?: string | null;
    };
    /** Once, and the courses are the buyer's for good; or again and again, and they are open for as long as it is paid. */
    Billing?: {
      Text?: "Once" | "Month" | "Year" | null;
    };
  };
  ArchiveLaterPart?: {
    ScheduledArchiveUtc?: string | null;
  };
  PublishLaterPart?: {
    ScheduledPublishUtc?: string | null;
  };
  AutoroutePart?: {
    /** The address on the site, without a slash in front. */
    Path?: string | null;
    SetHomepage?: boolean;
    Disabled?: boolean;
    RouteContainedItems?: boolean;
    Absolute?: boolean;
  };
  SeoMetaPart?: {
    Render?: boolean;
    PageTitle?: string | null;
    MetaDescription?: string | null;
    MetaKeywords?: string | null;
    Canonical?: string | null;
    MetaRobots?: string | null;
    OpenGraphType?: string | null;
    OpenGraphTitle?: string | null;
    OpenGraphDescription?: string | null;
    TwitterTitle?: string | null;
    TwitterDescription?: string | null;
    TwitterCard?: string | null;
    TwitterCreator?: string | null;
    TwitterSite?: string | null;
    GoogleSchema?: string | null;
    CustomMetaTags?: Record<string, unknown>[];
    DefaultSocialImage?: {
      Paths?: string[];
      MediaTexts?: string[];
    };
    OpenGraphImage?: {
      Paths?: string[];
      MediaTexts?: string[];
    };
    TwitterImage?: {
      Paths?: string[];
      MediaTexts?: string[];
    };
  };
}

export interface BundleWrite extends ContentItemWrite, Partial<Omit<Bundle, keyof ContentItem>> {
  ContentType?: "Bundle";
}

/** One sentence that asks for something, and a button. */
export interface CallToAction extends ContentItem {
  ContentType: "CallToAction";
  CallToAction?: {
    /** What it asks for, in a few words. */
    Heading?: {
      Text?: string | null;
    };
    /** One or two sentences. */
    Text?: {
      Text?: string | null;
    };
    /** The button: where it leads and what it says. */
    Action?: {
      Url?: string | null;
      Text?: string | null;
      Target?: string | null;
    };
  };
}

export interface CallToActionWrite extends ContentItemWrite, Partial<Omit<CallToAction, keyof ContentItem>> {
  ContentType?: "CallToAction";
}

/** A menu entry that leads to a content item and follows its address. */
export interface ContentMenuItem extends ContentItem {
  ContentType: "ContentMenuItem";
  ContentMenuItemPart?: {
    /** The entry follows this item's address. */
    SelectedContentItem?: {
      /** ContentItemIds of other items. */
      ContentItemIds?: string[];
    };
  };
  ContentMenuItem?: Record<string, unknown>;
}

export interface ContentMenuItemWrite extends ContentItemWrite, Partial<Omit<ContentMenuItem, keyof ContentItem>> {
  ContentType?: "ContentMenuItem";
}

/** A course that students enrol in, made of ordered lessons. */
export interface Course extends ContentItem {
  ContentType: "Course";
  TitlePart?: {
    Title?: string | null;
  };
  Course?: {
    /** One sentence: what a student can do after it. Shown in lists and under the title. */
    ShortDescription?: {
      Text?: string | null;
    };
    /** For whom it is, what is needed, how it runs. */
    Description?: {
      Markdown?: string | null;
    };
    /** At least 1,200 pixels wide. */
    Cover?: {
      /** Paths of the library; /media/ in front makes them addresses. */
      Paths?: string[];
      MediaTexts?: (string | null)[];
    };
    /** A short film that everyone may see. */
    Trailer?: {
      /** Paths of the library; /media/ in front makes them addresses. */
      Paths?: string[];
      MediaTexts?: (string | null)[];
    };
    /** What a student should bring. */
    Level?: {
      Text?: "Beginner" | "Intermediate" | "Advanced" | null;
    };
    /** What the course is about. */
    Topics?: {
      TaxonomyContentItemId?: string | null;
      TermContentItemIds?: string[];
      TagNames?: string[];
    };
    /** 0 is free. Kept as a whole number in the smallest unit of the currency. */
    Price?: {
      Value?: number | null;
    };
    /** Three capital letters, ISO 4217: EUR, GBP, JPY. */
    Currency?: {
      Text?: string | null;
    };
    /** Who teaches the course and earns from it. */
    Instructor?: {
      UserIds?: string[];
    };
  };
  PublishLaterPart?: {
    ScheduledPublishUtc?: string | null;
  };
  ArchiveLaterPart?: {
    ScheduledArchiveUtc?: string | null;
  };
  AutoroutePart?: {
    /** The address on the site, without a slash in front. */
    Path?: string | null;
    SetHomepage?: boolean;
    Disabled?: boolean;
    RouteContainedItems?: boolean;
    Absolute?: boolean;
  };
  SeoMetaPart?: {
    Render?: boolean;
    PageTitle?: string | null;
    MetaDescription?: string | null;
    MetaKeywords?: string | null;
    Canonical?: string | null;
    MetaRobots?: string | null;
    OpenGraphType?: string | null;
    OpenGraphTitle?: string | null;
    OpenGraphDescription?: string | null;
    TwitterTitle?: string | null;
    TwitterDescription?: string | null;
    TwitterCard?: string | null;
    TwitterCreator?: string | null;
    TwitterSite?: string | null;
    GoogleSchema?: string | null;
    CustomMetaTags?: Record<string, unknown>[];
    DefaultSocialImage?: {
      Paths?: string[];
      MediaTexts?: string[];
    };
    OpenGraphImage?: {
      Paths?: string[];
      MediaTexts?: string[];
    };
    TwitterImage?: {
      Paths?: string[];
      MediaTexts?: string[];
    };
  };
}

export interface CourseWrite extends ContentItemWrite, Partial<Omit<Course, keyof ContentItem>> {
  ContentType?: "Course";
}

/** Courses to enrol in. */
export interface CourseList extends ContentItem {
  ContentType: "CourseList";
  CourseList?: {
    /** Shown above the block. */
    Heading?: {
      Text?: string | null;
    };
    /** Number of courses shown, 1 to 24. */
    Count?: {
      Value?: number | null;
    };
    /** Leave it empty for all. */
    Topics?: {
      TaxonomyContentItemId?: string | null;
      TermContentItemIds?: string[];
      TagNames?: string[];
    };
  };
}

export interface CourseListWrite extends ContentItemWrite, Partial<Omit<CourseList, keyof ContentItem>> {
  ContentType?: "CourseList";
}

/** DJs as covers. */
export interface DJList extends ContentItem {
  ContentType: "DJList";
  DJList?: {
    /** Shown above the block. */
    Heading?: {
      Text?: string | null;
    };
    /** Number of DJs shown, 1 to 24. */
    Count?: {
      Value?: number | null;
    };
    /** Leave it empty for all. */
    Genres?: {
      TaxonomyContentItemId?: string | null;
      TermContentItemIds?: string[];
      TagNames?: string[];
    };
  };
}

export interface DJListWrite extends ContentItemWrite, Partial<Omit<DJList, keyof ContentItem>> {
  ContentType?: "DJList";
}

/** A DJ, duo or collective: who they are, what they play and where to find them. */
export interface DJProfile extends ContentItem {
  ContentType: "DJProfile";
  TitlePart?: {
    Title?: string | null;
  };
  DJProfile?: {
    /** The first paragraph opens the profile page: one or two sentences. The rest stands under About. */
    Bio?: {
      Markdown?: string | null;
    };
    /** The main genre first: it decides the cover art where there is no photo. */
    Genres?: {
      TaxonomyContentItemId?: string | null;
      TermContentItemIds?: string[];
      TagNames?: string[];
    };
    /** City the DJ plays from. */
    Location?: {
      Text?: string | null;
    };
    /** Two capital letters, ISO 3166-1: DE, PT, JP. */
    Country?: {
      Text?: string | null;
    };
    /** The DJ's own site, if there is one. */
    Website?: {
      Url?: string | null;
      Text?: string | null;
      Target?: string | null;
    };
    /** Portrait or square, at least 800 pixels wide. Without one the page draws cover art. */
    Photo?: {
      /** Paths of the library; /media/ in front makes them addresses. */
      Paths?: string[];
      MediaTexts?: (string | null)[];
    };
    /** Wide picture behind the name, at least 1,600 pixels wide. */
    Banner?: {
      /** Paths of the library; /media/ in front makes them addresses. */
      Paths?: string[];
      MediaTexts?: (string | null)[];
    };
    /** Set it only after the DJ has proven to hold one of the linked addresses. */
    Verified?: {
      Value?: boolean | null;
    };
  };
  SocialLinks?: {
    ContentItems?: ContentItem[];
  };
  AutoroutePart?: {
    /** The address on the site, without a slash in front. */
    Path?: string | null;
    SetHomepage?: boolean;
    Disabled?: boolean;
    RouteContainedItems?: boolean;
    Absolute?: boolean;
  };
  SeoMetaPart?: {
    Render?: boolean;
    PageTitle?: string | null;
    MetaDescription?: string | null;
    MetaKeywords?: string | null;
    Canonical?: string | null;
    MetaRobots?: string | null;
    OpenGraphType?: string | null;
    OpenGraphTitle?: string | null;
    OpenGraphDescription?: string | null;
    TwitterTitle?: string | null;
    TwitterDescription?: string | null;
    TwitterCard?: string | null;
    TwitterCreator?: string | null;
    TwitterSite?: string | null;
    GoogleSchema?: string | null;
    CustomMetaTags?: Record<string, unknown>[];
    DefaultSocialImage?: {
      Paths?: string[];
      MediaTexts?: string[];
    };
    OpenGraphImage?: {
      Paths?: string[];
      MediaTexts?: string[];
    };
    TwitterImage?: {
      Paths?: string[];
      MediaTexts?: string[];
    };
  };
}

export interface DJProfileWrite extends ContentItemWrite, Partial<Omit<DJProfile, keyof ContentItem>> {
  ContentType?: "DJProfile";
}

/** A date on which DJs play: where, when and how to get in. */
export interface Event extends ContentItem {
  ContentType: "Event";
  TitlePart?: {
    Title?: string | null;
  };
  Event?: {
    /** Who plays, in billing order. Who organises for several DJs asks the site's editors to add them. */
    DJs?: {
      /** ContentItemIds of other items. */
      ContentItemIds?: string[];
    };
    /** What the night is, doors, age limit, access. */
    Description?: {
      Markdown?: string | null;
    };
    /** Name of the place. */
    VenueName?: {
      Text?: string | null;
    };
    /** Street, or how to find the door. */
    VenueAddress?: {
      Text?: string | null;
    };
    /** City of the venue. */
    VenueCity?: {
      Text?: string | null;
    };
    /** Two capital letters, ISO 3166-1: DE, PT, JP. */
    VenueCountry?: {
      Text?: string | null;
    };
    /** What the clock at the venue shows. Of an hour that comes twice, when clocks are put back, the first is meant. */
    StartLocal?: {
      Text?: string | null;
    };
    /** What the clock at the venue shows at the end. Leave it empty where nobody knows. */
    EndLocal?: {
      Text?: string | null;
    };
    /** The venue's zone, such as Europe/Lisbon. Summer time follows from it. */
    TimeZone?: {
      Text?: string | null;
    };
    /** Worked out from start and zone when the event is saved. */
    StartUtc?: {
      Value?: string | null;
    };
    /** Where to get in: ticket shop or guest list. */
    Ticket?: {
      Url?: string | null;
      Text?: string | null;
      Target?: string | null;
    };
    /** Portrait or square, at least 800 pixels wide. */
    Flyer?: {
      /** Paths of the library; /media/ in front makes them addresses. */
      Paths?: string[];
      MediaTexts?: (string | null)[];
    };
    /** A cancelled or postponed event stays on the page and says so. */
    Status?: {
      Text?: "Scheduled" | "Cancelled" | "Postponed" | null;
    };
  };
  PublishLaterPart?: {
    ScheduledPublishUtc?: string | null;
  };
  ArchiveLaterPart?: {
    ScheduledArchiveUtc?: string | null;
  };
  AutoroutePart?: {
    /** The address on the site, without a slash in front. */
    Path?: string | null;
    SetHomepage?: boolean;
    Disabled?: boolean;
    RouteContainedItems?: boolean;
    Absolute?: boolean;
  };
  SeoMetaPart?: {
    Render?: boolean;
    PageTitle?: string | null;
    MetaDescription?: string | null;
    MetaKeywords?: string | null;
    Canonical?: string | null;
    MetaRobots?: string | null;
    OpenGraphType?: string | null;
    OpenGraphTitle?: string | null;
    OpenGraphDescription?: string | null;
    TwitterTitle?: string | null;
    TwitterDescription?: string | null;
    TwitterCard?: string | null;
    TwitterCreator?: string | null;
    TwitterSite?: string | null;
    GoogleSchema?: string | null;
    CustomMetaTags?: Record<string, unknown>[];
    DefaultSocialImage?: {
      Paths?: string[];
      MediaTexts?: string[];
    };
    OpenGraphImage?: {
      Paths?: string[];
      MediaTexts?: string[];
    };
    TwitterImage?: {
      Paths?: string[];
      MediaTexts?: string[];
    };
  };
}

export interface EventWrite extends ContentItemWrite, Partial<Omit<Event, keyof ContentItem>> {
  ContentType?: "Event";
}

/** The next or the last dates. */
export interface EventList extends ContentItem {
  ContentType: "EventList";
  EventList?: {
    /** Shown above the block. */
    Heading?: {
      Text?: string | null;
    };
    /** Number of events shown, 1 to 24. */
    Count?: {
      Value?: number | null;
    };
    /** Coming dates are listed from the next one on, past dates from the last one back. */
    Period?: {
      Text?: "Upcoming" | "Past" | null;
    };
  };
}

export interface EventListWrite extends ContentItemWrite, Partial<Omit<EventList, keyof ContentItem>> {
  ContentType?: "EventList";
}

/** One mix with its player. */
export interface FeaturedMix extends ContentItem {
  ContentType: "FeaturedMix";
  FeaturedMix?: {
    /** Shown above the block. */
    Heading?: {
      Text?: string | null;
    };
    /** Leave it empty for the newest. */
    Mix?: {
      /** ContentItemIds of other items. */
      ContentItemIds?: string[];
    };
  };
}

export interface FeaturedMixWrite extends ContentItemWrite, Partial<Omit<FeaturedMix, keyof ContentItem>> {
  ContentType?: "FeaturedMix";
}

/** Several pictures side by side. */
export interface Gallery extends ContentItem {
  ContentType: "Gallery";
  Gallery?: {
    /** Shown above the block. */
    Heading?: {
      Text?: string | null;
    };
    /** In the order shown, each with its alternative text. */
    Images?: {
      /** Paths of the library; /media/ in front makes them addresses. */
      Paths?: string[];
      MediaTexts?: (string | null)[];
    };
  };
}

export interface GalleryWrite extends ContentItemWrite, Partial<Omit<Gallery, keyof ContentItem>> {
  ContentType?: "Gallery";
}

/** A kind of music. */
export interface Genre extends ContentItem {
  ContentType: "Genre";
  TitlePart?: {
    Title?: string | null;
  };
  AutoroutePart?: {
    /** The address on the site, without a slash in front. */
    Path?: string | null;
    SetHomepage?: boolean;
    Disabled?: boolean;
    RouteContainedItems?: boolean;
    Absolute?: boolean;
  };
}

export interface GenreWrite extends ContentItemWrite, Partial<Omit<Genre, keyof ContentItem>> {
  ContentType?: "Genre";
}

/** Opens a page: one heading, one sentence, one action. */
export interface Hero extends ContentItem {
  ContentType: "Hero";
  Hero?: {
    /** The one thing to read first. */
    Heading?: {
      Text?: string | null;
    };
    /** One or two sentences under the heading. */
    Lead?: {
      Text?: string | null;
    };
    /** Wide, at least 1,600 pixels. Without one the page draws cover art. */
    Image?: {
      /** Paths of the library; /media/ in front makes them addresses. */
      Paths?: string[];
      MediaTexts?: (string | null)[];
    };
    /** The button: where it leads and what it says. */
    Action?: {
      Url?: string | null;
      Text?: string | null;
      Target?: string | null;
    };
  };
}

export interface HeroWrite extends ContentItemWrite, Partial<Omit<Hero, keyof ContentItem>> {
  ContentType?: "Hero";
}

/** A menu entry with markup for its text. */
export interface HtmlMenuItem extends ContentItem {
  ContentType: "HtmlMenuItem";
  HtmlMenuItemPart?: {
    Url?: string | null;
    Html?: string | null;
    Target?: string | null;
  };
  HtmlMenuItem?: Record<string, unknown>;
}

export interface HtmlMenuItemWrite extends ContentItemWrite, Partial<Omit<HtmlMenuItem, keyof ContentItem>> {
  ContentType?: "HtmlMenuItem";
}

/** One picture with a caption. */
export interface ImageBlock extends ContentItem {
  ContentType: "ImageBlock";
  ImageBlock?: {
    /** The alternative text says what is to be seen. */
    Image?: {
      /** Paths of the library; /media/ in front makes them addresses. */
      Paths?: string[];
      MediaTexts?: (string | null)[];
    };
    /** Shown under the picture. */
    Caption?: {
      Text?: string | null;
    };
  };
}

export interface ImageBlockWrite extends ContentItemWrite, Partial<Omit<ImageBlock, keyof ContentItem>> {
  ContentType?: "ImageBlock";
}

/** One sitting of a course. */
export interface Lesson extends ContentItem {
  ContentType: "Lesson";
  TitlePart?: {
    Title?: string | null;
  };
  Lesson?: {
    /** The course that this lesson belongs to. */
    Course?: {
      /** ContentItemIds of other items. */
      ContentItemIds?: string[];
    };
    /** Place in the course, from 1. */
    Order?: {
      Value?: number | null;
    };
    /** What the lesson teaches, and what to practise. */
    Description?: {
      Markdown?: string | null;
    };
    /** MP4 or WebM. Anyone who knows a file's address can open it, also in a locked lesson. */
    Video?: {
      /** Paths of the library; /media/ in front makes them addresses. */
      Paths?: string[];
      MediaTexts?: (string | null)[];
    };
    /** How long the lesson takes; that of its video where it has one. */
    DurationSeconds?: {
      Value?: number | null;
    };
    /** A course needs one: usually the first lesson. */
    Preview?: {
      Value?: boolean | null;
    };
    /** Files to practise with: loops, stems, sheets. Anyone who knows a file's address can open it, also in a locked lesson. */
    Resources?: {
      /** Paths of the library; /media/ in front makes them addresses. */
      Paths?: string[];
      MediaTexts?: (string | null)[];
    };
  };
  AutoroutePart?: {
    /** The address on the site, without a slash in front. */
    Path?: string | null;
    SetHomepage?: boolean;
    Disabled?: boolean;
    RouteContainedItems?: boolean;
    Absolute?: boolean;
  };
  SeoMetaPart?: {
    Render?: boolean;
    PageTitle?: string | null;
    MetaDescription?: string | null;
    MetaKeywords?: string | null;
    Canonical?: string | null;
    MetaRobots?: string | null;
    OpenGraphType?: string | null;
    OpenGraphTitle?: string | null;
    OpenGraphDescription?: string | null;
    TwitterTitle?: string | null;
    TwitterDescription?: string | null;
    TwitterCard?: string | null;
    TwitterCreator?: string | null;
    TwitterSite?: string | null;
    GoogleSchema?: string | null;
    CustomMetaTags?: Record<string, unknown>[];
    DefaultSocialImage?: {
      Paths?: string[];
      MediaTexts?: string[];
    };
    OpenGraphImage?: {
      Paths?: string[];
      MediaTexts?: string[];
    };
    TwitterImage?: {
      Paths?: string[];
      MediaTexts?: string[];
    };
  };
}

export interface LessonWrite extends ContentItemWrite, Partial<Omit<Lesson, keyof ContentItem>> {
  ContentType?: "Lesson";
}

/** A menu entry with an address of its own. */
export interface LinkMenuItem extends ContentItem {
  ContentType: "LinkMenuItem";
  LinkMenuItemPart?: {
    Url?: string | null;
    Target?: string | null;
  };
  LinkMenuItem?: Record<string, unknown>;
}

export interface LinkMenuItemWrite extends ContentItemWrite, Partial<Omit<LinkMenuItem, keyof ContentItem>> {
  ContentType?: "LinkMenuItem";
}

/** Text in Markdown. */
export interface MarkdownBlock extends ContentItem {
  ContentType: "MarkdownBlock";
  MarkdownBlock?: {
    /** Markdown; headings start at the second level. */
    Body?: {
      Markdown?: string | null;
    };
  };
}

export interface MarkdownBlockWrite extends ContentItemWrite, Partial<Omit<MarkdownBlock, keyof ContentItem>> {
  ContentType?: "MarkdownBlock";
}

/** A named list of links that a theme places. */
export interface Menu extends ContentItem {
  ContentType: "Menu";
  TitlePart?: {
    Title?: string | null;
  };
  AliasPart?: {
    Alias?: string | null;
  };
  MenuPart?: Record<string, unknown>;
  MenuItemsListPart?: {
    MenuItems?: ContentItem[];
  };
}

export interface MenuWrite extends ContentItemWrite, Partial<Omit<Menu, keyof ContentItem>> {
  ContentType?: "Menu";
}

/** A recorded DJ set: one audio file and what was played in it. */
export interface Mix extends ContentItem {
  ContentType: "Mix";
  TitlePart?: {
    Title?: string | null;
  };
  Mix?: {
    /** Who recorded the mix. */
    DJ?: {
      /** ContentItemIds of other items. */
      ContentItemIds?: string[];
    };
    /** Where and how it was recorded, and what to listen for. */
    Description?: {
      Markdown?: string | null;
    };
    /** Square, at least 800 pixels. Without one the page draws cover art from genre and BPM. */
    Cover?: {
      /** Paths of the library; /media/ in front makes them addresses. */
      Paths?: string[];
      MediaTexts?: (string | null)[];
    };
    /** One file: MP3, AAC, FLAC, WAV or Ogg. */
    Audio?: {
      /** Paths of the library; /media/ in front makes them addresses. */
      Paths?: string[];
      MediaTexts?: (string | null)[];
    };
    /** What the audio file really lasts; fractions are kept. */
    DurationSeconds?: {
      Value?: number | null;
    };
    /** The main genre first. */
    Genres?: {
      TaxonomyContentItemId?: string | null;
      TermContentItemIds?: string[];
      TagNames?: string[];
    };
    /** Beats a minute where the mix spends most of its time. */
    Bpm?: {
      Value?: number | null;
    };
    /** The day of the recording, not of the upload. */
    RecordedOn?: {
      /** A day: its midnight in UTC. */
      Value?: string | null;
    };
    /** Tick it only where the rights of every track allow it. */
    DownloadAllowed?: {
      Value?: boolean | null;
    };
  };
  Tracklist?: {
    ContentItems?: ContentItem[];
  };
  PublishLaterPart?: {
    ScheduledPublishUtc?: string | null;
  };
  ArchiveLaterPart?: {
    ScheduledArchiveUtc?: string | null;
  };
  AutoroutePart?: {
    /** The address on the site, without a slash in front. */
    Path?: string | null;
    SetHomepage?: boolean;
    Disabled?: boolean;
    RouteContainedItems?: boolean;
    Absolute?: boolean;
  };
  SeoMetaPart?: {
    Render?: boolean;
    PageTitle?: string | null;
    MetaDescription?: string | null;
    MetaKeywords?: string | null;
    Canonical?: string | null;
    MetaRobots?: string | null;
    OpenGraphType?: string | null;
    OpenGraphTitle?: string | null;
    OpenGraphDescription?: string | null;
    TwitterTitle?: string | null;
    TwitterDescription?: string | null;
    TwitterCard?: string | null;
    TwitterCreator?: string | null;
    TwitterSite?: string | null;
    GoogleSchema?: string | null;
    CustomMetaTags?: Record<string, unknown>[];
    DefaultSocialImage?: {
      Paths?: string[];
      MediaTexts?: string[];
    };
    OpenGraphImage?: {
      Paths?: string[];
      MediaTexts?: string[];
    };
    TwitterImage?: {
      Paths?: string[];
      MediaTexts?: string[];
    };
  };
}

export interface MixWrite extends ContentItemWrite, Partial<Omit<Mix, keyof ContentItem>> {
  ContentType?: "Mix";
}

/** The newest mixes. */
export interface MixList extends ContentItem {
  ContentType: "MixList";
  MixList?: {
    /** Shown above the block. */
    Heading?: {
      Text?: string | null;
    };
    /** Number of mixes shown, 1 to 24. */
    Count?: {
      Value?: number | null;
    };
    /** Leave it empty for all. */
    Genres?: {
      TaxonomyContentItemId?: string | null;
      TermContentItemIds?: string[];
      TagNames?: string[];
    };
  };
}

export interface MixListWrite extends ContentItemWrite, Partial<Omit<MixList, keyof ContentItem>> {
  ContentType?: "MixList";
}

/** A page built from widgets. */
export interface PageItem extends ContentItem {
  ContentType: "Page";
  TitlePart?: {
    Title?: string | null;
  };
  FlowPart?: {
    Widgets?: ContentItem[];
  };
  PublishLaterPart?: {
    ScheduledPublishUtc?: string | null;
  };
  ArchiveLaterPart?: {
    ScheduledArchiveUtc?: string | null;
  };
  AutoroutePart?: {
    /** The address on the site, without a slash in front. */
    Path?: string | null;
    SetHomepage?: boolean;
    Disabled?: boolean;
    RouteContainedItems?: boolean;
    Absolute?: boolean;
  };
  SeoMetaPart?: {
    Render?: boolean;
    PageTitle?: string | null;
    MetaDescription?: string | null;
    MetaKeywords?: string | null;
    Canonical?: string | null;
    MetaRobots?: string | null;
    OpenGraphType?: string | null;
    OpenGraphTitle?: string | null;
    OpenGraphDescription?: string | null;
    TwitterTitle?: string | null;
    TwitterDescription?: string | null;
    TwitterCard?: string | null;
    TwitterCreator?: string | null;
    TwitterSite?: string | null;
    GoogleSchema?: string | null;
    CustomMetaTags?: Record<string, unknown>[];
    DefaultSocialImage?: {
      Paths?: string[];
      MediaTexts?: string[];
    };
    OpenGraphImage?: {
      Paths?: string[];
      MediaTexts?: string[];
    };
    TwitterImage?: {
      Paths?: string[];
      MediaTexts?: string[];
    };
  };
}

export interface PageItemWrite extends ContentItemWrite, Partial<Omit<PageItem, keyof ContentItem>> {
  ContentType?: "Page";
}

/** One address of a DJ elsewhere. */
export interface SocialLink extends ContentItem {
  ContentType: "SocialLink";
  SocialLink?: {
    /** Name shown on the link, such as Podcast or Newsletter. */
    Network?: {
      Text?: string | null;
    };
    /** Full address of the profile. */
    Url?: {
      Url?: string | null;
      Text?: string | null;
      Target?: string | null;
    };
  };
}

export interface SocialLinkWrite extends ContentItemWrite, Partial<Omit<SocialLink, keyof ContentItem>> {
  ContentType?: "SocialLink";
}

/** A vocabulary of terms that items are filed under. */
export interface Taxonomy extends ContentItem {
  ContentType: "Taxonomy";
  TitlePart?: {
    Title?: string | null;
  };
  AliasPart?: {
    Alias?: string | null;
  };
  TaxonomyPart?: {
    TermContentType?: string | null;
    Terms?: ContentItem[];
  };
}

export interface TaxonomyWrite extends ContentItemWrite, Partial<Omit<Taxonomy, keyof ContentItem>> {
  ContentType?: "Taxonomy";
}

/** What a course is about. */
export interface Topic extends ContentItem {
  ContentType: "Topic";
  TitlePart?: {
    Title?: string | null;
  };
  AutoroutePart?: {
    /** The address on the site, without a slash in front. */
    Path?: string | null;
    SetHomepage?: boolean;
    Disabled?: boolean;
    RouteContainedItems?: boolean;
    Absolute?: boolean;
  };
}

export interface TopicWrite extends ContentItemWrite, Partial<Omit<Topic, keyof ContentItem>> {
  ContentType?: "Topic";
}

/** One track in a mix, and when it comes in. */
export interface TracklistEntry extends ContentItem {
  ContentType: "TracklistEntry";
  TracklistEntry?: {
    /** Counted from the beginning of the mix; never earlier than the entry above, and inside the mix. */
    StartSeconds?: {
      Value?: number | null;
    };
    /** As printed on the record; ID where unknown. */
    Artist?: {
      Text?: string | null;
    };
    /** With the version in brackets; ID where unknown. */
    Title?: {
      Text?: string | null;
    };
    /** Record label, or Unreleased. */
    Label?: {
      Text?: string | null;
    };
  };
}

export interface TracklistEntryWrite extends ContentItemWrite, Partial<Omit<TracklistEntry, keyof ContentItem>> {
  ContentType?: "TracklistEntry";
}

/** The content types, by their technical names. */
export interface ContentTypes {
  Bundle: Bundle;
  CallToAction: CallToAction;
  ContentMenuItem: ContentMenuItem;
  Course: Course;
  CourseList: CourseList;
  DJList: DJList;
  DJProfile: DJProfile;
  Event: Event;
  EventList: EventList;
  FeaturedMix: FeaturedMix;
  Gallery: Gallery;
  Genre: Genre;
  Hero: Hero;
  HtmlMenuItem: HtmlMenuItem;
  ImageBlock: ImageBlock;
  Lesson: Lesson;
  LinkMenuItem: LinkMenuItem;
  MarkdownBlock: MarkdownBlock;
  Menu: Menu;
  Mix: Mix;
  MixList: MixList;
  Page: PageItem;
  SocialLink: SocialLink;
  Taxonomy: Taxonomy;
  Topic: Topic;
  TracklistEntry: TracklistEntry;
}

/** What is sent to make or change an item, by type. */
export interface WriteTypes {
  Bundle: BundleWrite;
  CallToAction: CallToActionWrite;
  ContentMenuItem: ContentMenuItemWrite;
  Course: CourseWrite;
  CourseList: CourseListWrite;
  DJList: DJListWrite;
  DJProfile: DJProfileWrite;
  Event: EventWrite;
  EventList: EventListWrite;
  FeaturedMix: FeaturedMixWrite;
  Gallery: GalleryWrite;
  Genre: GenreWrite;
  Hero: HeroWrite;
  HtmlMenuItem: HtmlMenuItemWrite;
  ImageBlock: ImageBlockWrite;
  Lesson: LessonWrite;
  LinkMenuItem: LinkMenuItemWrite;
  MarkdownBlock: MarkdownBlockWrite;
  Menu: MenuWrite;
  Mix: MixWrite;
  MixList: MixListWrite;
  Page: PageItemWrite;
  SocialLink: SocialLinkWrite;
  Taxonomy: TaxonomyWrite;
  Topic: TopicWrite;
  TracklistEntry: TracklistEntryWrite;
}

export type TypeName = keyof ContentTypes;

/** What lists can be narrowed and sorted by, by type. */
export interface FilterFields {
  Bundle: {
    Author: TextFilter;
    "AutoroutePart.Path": TextFilter;
    Billing: TextFilter;
    "ContainedPart.ListContentItemId": TextFilter;
    "ContainedPart.Order": NumberFilter;
    Courses: TextFilter;
    Cover: PresenceFilter;
    CreatedUtc: InstantFilter;
    Currency: TextFilter;
    Description: PresenceFilter;
    DisplayText: TextFilter;
    ModifiedUtc: InstantFilter;
    Owner: TextFilter;
    Price: NumberFilter;
    PublishedUtc: InstantFilter;
    ShortDescription: TextFilter;
    "TitlePart.Title": TextFilter;
  };
  CallToAction: {
    Action: TextFilter;
    Author: TextFilter;
    "ContainedPart.ListContentItemId": TextFilter;
    "ContainedPart.Order": NumberFilter;
    CreatedUtc: InstantFilter;
    DisplayText: TextFilter;
    Heading: TextFilter;
    ModifiedUtc: InstantFilter;
    Owner: TextFilter;
    PublishedUtc: InstantFilter;
    Text: TextFilter;
  };
  ContentMenuItem: {
    Author: TextFilter;
    "ContainedPart.ListContentItemId": TextFilter;
    "ContainedPart.Order": NumberFilter;
    "ContentMenuItemPart.SelectedContentItem": TextFilter;
    CreatedUtc: InstantFilter;
    DisplayText: TextFilter;
    ModifiedUtc: InstantFilter;
    Owner: TextFilter;
    PublishedUtc: InstantFilter;
  };
  Course: {
    Author: TextFilter;
    "AutoroutePart.Path": TextFilter;
    "ContainedPart.ListContentItemId": TextFilter;
    "ContainedPart.Order": NumberFilter;
    Cover: PresenceFilter;
    CreatedUtc: InstantFilter;
    Currency: TextFilter;
    Description: PresenceFilter;
    DisplayText: TextFilter;
    Instructor: TextFilter;
    Level: TextFilter;
    ModifiedUtc: InstantFilter;
    Owner: TextFilter;
    Price: NumberFilter;
    PublishedUtc: InstantFilter;
    ShortDescription: TextFilter;
    "TitlePart.Title": TextFilter;
    Topics: TextFilter;
    Trailer: PresenceFilter;
  };
  CourseList: {
    Author: TextFilter;
    "ContainedPart.ListContentItemId": TextFilter;
    "ContainedPart.Order": NumberFilter;
    Count: NumberFilter;
    CreatedUtc: InstantFilter;
    DisplayText: TextFilter;
    Heading: TextFilter;
    ModifiedUtc: InstantFilter;
    Owner: TextFilter;
    PublishedUtc: InstantFilter;
    Topics: TextFilter;
  };
  DJList: {
    Author: TextFilter;
    "ContainedPart.ListContentItemId": TextFilter;
    "ContainedPart.Order": NumberFilter;
    Count: NumberFilter;
    CreatedUtc: InstantFilter;
    DisplayText: TextFilter;
    Genres: TextFilter;
    Heading: TextFilter;
    ModifiedUtc: InstantFilter;
    Owner: TextFilter;
    PublishedUtc: InstantFilter;
  };
  DJProfile: {
    Author: TextFilter;
    "AutoroutePart.Path": TextFilter;
    Banner: PresenceFilter;
    Bio: PresenceFilter;
    "ContainedPart.ListContentItemId": TextFilter;
    "ContainedPart.Order": NumberFilter;
    Country: TextFilter;
    CreatedUtc: InstantFilter;
    DisplayText: TextFilter;
    Genres: TextFilter;
    Location: TextFilter;
    ModifiedUtc: InstantFilter;
    Owner: TextFilter;
    Photo: PresenceFilter;
    PublishedUtc: InstantFilter;
    "TitlePart.Title": TextFilter;
    Verified: FlagFilter;
    Website: TextFilter;
  };
  Event: {
    Author: TextFilter;
    "AutoroutePart.Path": TextFilter;
    "ContainedPart.ListContentItemId": TextFilter;
    "ContainedPart.Order": NumberFilter;
    CreatedUtc: InstantFilter;
    DJs: TextFilter;
    Description: PresenceFilter;
    DisplayText: TextFilter;
    EndLocal: TextFilter;
    Flyer: PresenceFilter;
    ModifiedUtc: InstantFilter;
    Owner: TextFilter;
    PublishedUtc: InstantFilter;
    StartLocal: TextFilter;
    StartUtc: InstantFilter;
    Status: TextFilter;
    Ticket: TextFilter;
    TimeZone: TextFilter;
    "TitlePart.Title": TextFilter;
    VenueAddress: TextFilter;
    VenueCity: TextFilter;
    VenueCountry: TextFilter;
    VenueName: TextFilter;
  };
  EventList: {
    Author: TextFilter;
    "ContainedPart.ListContentItemId": TextFilter;
    "ContainedPart.Order": NumberFilter;
    Count: NumberFilter;
    CreatedUtc: InstantFilter;
    DisplayText: TextFilter;
    Heading: TextFilter;
    ModifiedUtc: InstantFilter;
    Owner: TextFilter;
    Period: TextFilter;
    PublishedUtc: InstantFilter;
  };
  FeaturedMix: {
    Author: TextFilter;
    "ContainedPart.ListContentItemId": TextFilter;
    "ContainedPart.Order": NumberFilter;
    CreatedUtc: InstantFilter;
    DisplayText: TextFilter;
    Heading: TextFilter;
    Mix: TextFilter;
    ModifiedUtc: InstantFilter;
    Owner: TextFilter;
    PublishedUtc: InstantFilter;
  };
  Gallery: {
    Author: TextFilter;
    "ContainedPart.ListContentItemId": TextFilter;
    "ContainedPart.Order": NumberFilter;
    CreatedUtc: InstantFilter;
    DisplayText: TextFilter;
    Heading: TextFilter;
    Images: PresenceFilter;
    ModifiedUtc: InstantFilter;
    Owner: TextFilter;
    PublishedUtc: InstantFilter;
  };
  Genre: {
    Author: TextFilter;
    "AutoroutePart.Path": TextFilter;
    "ContainedPart.ListContentItemId": TextFilter;
    "ContainedPart.Order": NumberFilter;
    CreatedUtc: InstantFilter;
    DisplayText: TextFilter;
    ModifiedUtc: InstantFilter;
    Owner: TextFilter;
    PublishedUtc: InstantFilter;
    "TitlePart.Title": TextFilter;
  };
  Hero: {
    Action: TextFilter;
    Author: TextFilter;
    "ContainedPart.ListContentItemId": TextFilter;
    "ContainedPart.Order": NumberFilter;
    CreatedUtc: InstantFilter;
    DisplayText: TextFilter;
    Heading: TextFilter;
    Image: PresenceFilter;
    Lead: TextFilter;
    ModifiedUtc: InstantFilter;
    Owner: TextFilter;
    PublishedUtc: InstantFilter;
  };
  HtmlMenuItem: {
    Author: TextFilter;
    "ContainedPart.ListContentItemId": TextFilter;
    "ContainedPart.Order": NumberFilter;
    CreatedUtc: InstantFilter;
    DisplayText: TextFilter;
    ModifiedUtc: InstantFilter;
    Owner: TextFilter;
    PublishedUtc: InstantFilter;
  };
  ImageBlock: {
    Author: TextFilter;
    Caption: TextFilter;
    "ContainedPart.ListContentItemId": TextFilter;
    "ContainedPart.Order": NumberFilter;
    CreatedUtc: InstantFilter;
    DisplayText: TextFilter;
    Image: PresenceFilter;
    ModifiedUtc: InstantFilter;
    Owner: TextFilter;
    PublishedUtc: InstantFilter;
  };
  Lesson: {
    Author: TextFilter;
    "AutoroutePart.Path": TextFilter;
    "ContainedPart.ListContentItemId": TextFilter;
    "ContainedPart.Order": NumberFilter;
    Course: TextFilter;
    CreatedUtc: InstantFilter;
    Description: PresenceFilter;
    DisplayText: TextFilter;
    DurationSeconds: NumberFilter;
    ModifiedUtc: InstantFilter;
    Order: NumberFilter;
    Owner: TextFilter;
    Preview: FlagFilter;
    PublishedUtc: InstantFilter;
    Resources: PresenceFilter;
    "TitlePart.Title": TextFilter;
    Video: PresenceFilter;
  };
  LinkMenuItem: {
    Author: TextFilter;
    "ContainedPart.ListContentItemId": TextFilter;
    "ContainedPart.Order": NumberFilter;
    CreatedUtc: InstantFilter;
    DisplayText: TextFilter;
    ModifiedUtc: InstantFilter;
    Owner: TextFilter;
    PublishedUtc: InstantFilter;
  };
  MarkdownBlock: {
    Author: TextFilter;
    Body: PresenceFilter;
    "ContainedPart.ListContentItemId": TextFilter;
    "ContainedPart.Order": NumberFilter;
    CreatedUtc: InstantFilter;
    DisplayText: TextFilter;
    ModifiedUtc: InstantFilter;
    Owner: TextFilter;
    PublishedUtc: InstantFilter;
  };
  Menu: {
    "AliasPart.Alias": TextFilter;
    Author: TextFilter;
    "ContainedPart.ListContentItemId": TextFilter;
    "ContainedPart.Order": NumberFilter;
    CreatedUtc: InstantFilter;
    DisplayText: TextFilter;
    ModifiedUtc: InstantFilter;
    Owner: TextFilter;
    PublishedUtc: InstantFilter;
    "TitlePart.Title": TextFilter;
  };
  Mix: {
    Audio: PresenceFilter;
    Author: TextFilter;
    "AutoroutePart.Path": TextFilter;
    Bpm: NumberFilter;
    "ContainedPart.ListContentItemId": TextFilter;
    "ContainedPart.Order": NumberFilter;
    Cover: PresenceFilter;
    CreatedUtc: InstantFilter;
    DJ: TextFilter;
    Description: PresenceFilter;
    DisplayText: TextFilter;
    DownloadAllowed: FlagFilter;
    DurationSeconds: NumberFilter;
    Genres: TextFilter;
    ModifiedUtc: InstantFilter;
    Owner: TextFilter;
    PublishedUtc: InstantFilter;
    RecordedOn: InstantFilter;
    "TitlePart.Title": TextFilter;
  };
  MixList: {
    Author: TextFilter;
    "ContainedPart.ListContentItemId": TextFilter;
    "ContainedPart.Order": NumberFilter;
    Count: NumberFilter;
    CreatedUtc: InstantFilter;
    DisplayText: TextFilter;
    Genres: TextFilter;
    Heading: TextFilter;
    ModifiedUtc: InstantFilter;
    Owner: TextFilter;
    PublishedUtc: InstantFilter;
  };
  Page: {
    Author: TextFilter;
    "AutoroutePart.Path": TextFilter;
    "ContainedPart.ListContentItemId": TextFilter;
    "ContainedPart.Order": NumberFilter;
    CreatedUtc: InstantFilter;
    DisplayText: TextFilter;
    ModifiedUtc: InstantFilter;
    Owner: TextFilter;
    PublishedUtc: InstantFilter;
    "TitlePart.Title": TextFilter;
  };
  SocialLink: {
    Author: TextFilter;
    "ContainedPart.ListContentItemId": TextFilter;
    "ContainedPart.Order": NumberFilter;
    CreatedUtc: InstantFilter;
    DisplayText: TextFilter;
    ModifiedUtc: InstantFilter;
    Network: TextFilter;
    Owner: TextFilter;
    PublishedUtc: InstantFilter;
    Url: TextFilter;
  };
  Taxonomy: {
    "AliasPart.Alias": TextFilter;
    Author: TextFilter;
    "ContainedPart.ListContentItemId": TextFilter;
    "ContainedPart.Order": NumberFilter;
    CreatedUtc: InstantFilter;
    DisplayText: TextFilter;
    ModifiedUtc: InstantFilter;
    Owner: TextFilter;
    PublishedUtc: InstantFilter;
    "TitlePart.Title": TextFilter;
  };
  Topic: {
    Author: TextFilter;
    "AutoroutePart.Path": TextFilter;
    "ContainedPart.ListContentItemId": TextFilter;
    "ContainedPart.Order": NumberFilter;
    CreatedUtc: InstantFilter;
    DisplayText: TextFilter;
    ModifiedUtc: InstantFilter;
    Owner: TextFilter;
    PublishedUtc: InstantFilter;
    "TitlePart.Title": TextFilter;
  };
  TracklistEntry: {
    Artist: TextFilter;
    Author: TextFilter;
    "ContainedPart.ListContentItemId": TextFilter;
    "ContainedPart.Order": NumberFilter;
    CreatedUtc: InstantFilter;
    DisplayText: TextFilter;
    Label: TextFilter;
    ModifiedUtc: InstantFilter;
    Owner: TextFilter;
    PublishedUtc: InstantFilter;
    StartSeconds: NumberFilter;
    Title: TextFilter;
  };
}

/** Fields that point to other items, by type. */
export interface Pickers {
  Bundle: "Courses";
  CallToAction: never;
  ContentMenuItem: "ContentMenuItemPart.SelectedContentItem";
  Course: "Topics";
  CourseList: "Topics";
  DJList: "Genres";
  DJProfile: "Genres";
  Event: "DJs";
  EventList: never;
  FeaturedMix: "Mix";
  Gallery: never;
  Genre: never;
  Hero: never;
  HtmlMenuItem: never;
  ImageBlock: never;
  Lesson: "Course";
  LinkMenuItem: never;
  MarkdownBlock: never;
  Menu: never;
  Mix: "DJ" | "Genres";
  MixList: "Genres";
  Page: never;
  SocialLink: never;
  Taxonomy: never;
  Topic: never;
  TracklistEntry: never;
}

// ── The client ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** A refusal of the API: RFC 9457 problem details. `code` is stable; `errors` says what is wrong by member or parameter. */
export class JaytekError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly errors: Readonly<Record<string, readonly string[]>> = {},
    /** Seconds after which it is worth another try, where the site says so. */
    readonly retryAfter: number | null = null,
  ) {
    super(detail);
    this.name = 'JaytekError';
  }
}

/** An item with the tag of its state, for `ifMatch`. */
export interface Kept<T> {
  readonly item: T;
  readonly etag: string | null;
}

/** An item as it was read. */
export interface Read<T> extends Kept<T> {
  /** What `include` asked for, by ContentItemId. */
  readonly included: Readonly<Record<string, ContentItem>>;
}

export interface TextFilter {
  eq?: string; ne?: string; in?: readonly string[]; nin?: readonly string[];
  contains?: string; startsWith?: string; exists?: boolean;
  lt?: string; lte?: string; gt?: string; gte?: string; between?: readonly [string, string];
}
export interface NumberFilter {
  eq?: number; ne?: number; in?: readonly number[]; nin?: readonly number[]; exists?: boolean;
  lt?: number; lte?: number; gt?: number; gte?: number; between?: readonly [number, number];
}
export interface FlagFilter { eq?: boolean; ne?: boolean; exists?: boolean }
/** Of a field whose values are not searched: whether there is one. */
export interface PresenceFilter { exists?: boolean }
/** A moment or a day, as text: `2026-05-29T20:00:00Z`. */
export type InstantFilter = Omit<TextFilter, 'contains' | 'startsWith'>;
export type AnyFilter = TextFilter | NumberFilter | FlagFilter | PresenceFilter;

/** All of these hold; `or` is a group of which one holds, `not` one that does not. A value alone stands for `eq`. */
export type Filter<K extends TypeName> =
  { [F in keyof FilterFields[K]]?: FilterFields[K][F] | Extract<FilterFields[K][F] extends { eq?: infer V } ? V : never, string | number | boolean> }
  & { [P in `${Pickers[K]}.${string}`]?: AnyFilter | string | number | boolean }
  & { or?: readonly Filter<K>[]; not?: Filter<K> };

type Sortable<K extends TypeName> = { [F in keyof FilterFields[K]]: 'eq' extends keyof FilterFields[K][F] ? F : never }[keyof FilterFields[K]];
/** Fields with values of their own: lists do not stand in the order of what a picker points to. */
export type Sort<K extends TypeName> = Exclude<Extract<Sortable<K>, string>, Pickers[K]> extends infer F extends string ? F | `-${F}` : never;

export type Include<K extends TypeName> = readonly (Pickers[K] | `${Pickers[K]}.${string}`)[];
export type Status = 'published' | 'draft' | 'latest';

export interface Query<K extends TypeName> {
  filter?: Filter<K>;
  sort?: Sort<K> | readonly Sort<K>[];
  /** 1 to 100. */
  limit?: number;
  /** From 1; not together with `cursor`. */
  page?: number;
  cursor?: string;
  /** True counts up to 10,000; 'exact' counts all. */
  total?: boolean | 'exact';
  /** Pickers whose items shall come along, dotted to depth 3: `DJ`, `DJ.Genres`. */
  include?: Include<K>;
  fields?: readonly string[];
  /** Full text. */
  q?: string;
  /** With `q`: marks what was found, in the page's `highlights`. */
  highlight?: boolean;
  status?: Status;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** The cursor of the next page; null on the last. */
  readonly next: string | null;
  readonly total?: number;
  readonly totalCapped?: boolean;
  /** What `include` asked for, by ContentItemId. */
  readonly included: Readonly<Record<string, ContentItem>>;
  /** With `highlight`, by ContentItemId. */
  readonly highlights?: Readonly<Record<string, Highlight>>;
}

/** What `q` found, as markup in which nothing but `<mark>` is any. */
export interface Highlight { readonly DisplayText: string; readonly Text: string }

/** A version of an item, without its parts. */
export interface ItemVersion {
  readonly ContentItemVersionId: string;
  readonly DisplayText: string | null;
  readonly Latest: boolean;
  readonly Published: boolean;
  readonly ModifiedUtc: string;
  readonly Author: string | null;
}
/** The newest first. */
export interface VersionPage { readonly items: readonly ItemVersion[]; readonly total: number }

type BulkItem = { [K in TypeName]: WriteTypes[K] & { ContentType: K } }[TypeName];
interface BulkTarget { id: string; ifMatch?: string }
/** One write of many. */
export type BulkOperation =
  | { operation: 'upsert'; id?: string; ifMatch?: string; item: BulkItem; draft?: boolean }
  | (BulkTarget & { operation: 'replace'; item: BulkItem; draft?: boolean })
  | (BulkTarget & { operation: 'patch'; item: WriteTypes[TypeName]; draft?: boolean })
  | (BulkTarget & { operation: 'delete' | 'publish' | 'unpublish' | 'clone' })
  | (BulkTarget & { operation: 'restore'; versionId: string });

/** What became of one operation: the item and its tag, or why it was refused. */
export interface BulkResult {
  readonly status: number;
  readonly id?: string;
  readonly etag?: string;
  readonly item?: ContentItem;
  readonly code?: string;
  readonly detail?: string;
  readonly errors?: Readonly<Record<string, readonly string[]>>;
}
/** In the order of the operations. */
export interface BulkAnswer { readonly succeeded: number; readonly refused: number; readonly results: readonly BulkResult[] }

export interface BulkOptions {
  /** One transaction: the first refusal undoes all, and is thrown. */
  allOrNothing?: boolean;
  idempotencyKey?: string;
  init?: RequestInit;
}

export interface ClientOptions {
  /** Where the site answers. */
  url?: string;
  /** A bearer token, or what gets one; nothing reads as nobody. */
  token?: string | (() => string | undefined | Promise<string | undefined>);
  /** In place of the global one. */
  fetch?: typeof fetch;
  /** Goes with every request; frameworks add caching hints here. */
  init?: RequestInit;
}

export interface ReadOptions { init?: RequestInit }
/** What of one item is read, and which version. */
export interface ItemOptions<K extends TypeName> extends ReadOptions {
  /** Others than `published`, the default, are for those who may edit the item. */
  status?: Status;
  /** Pickers whose items shall come along, dotted to depth 3: `DJ`, `DJ.Genres`. */
  include?: Include<K>;
  /** The members to answer: `DisplayText`, `Mix.Bpm`. The others are left out. */
  fields?: readonly string[];
  /** A token from `previewToken`: whoever holds it reads the newest version, draft or not. */
  preview?: string;
}
export interface WriteOptions {
  /** The tag of the state that is to be changed; another by now is refused with status 412. */
  ifMatch?: string | null;
  /** The same request with the same key is done once. */
  idempotencyKey?: string;
  /** Keeps what is sent as a draft. */
  draft?: boolean;
  init?: RequestInit;
}

/** Speaks with one site. */
export class JaytekClient {
  readonly url: string;
  readonly #options: ClientOptions;

  constructor(options: ClientOptions = {}) {
    this.url = (options.url ?? DEFAULT_URL).replace(/\/+$/, '');
    this.#options = options;
  }

  /** A client that signs in with a name and a password and renews its token. For servers and scripts. */
  static signedIn(email: string, password: string, options: Omit<ClientOptions, 'token'> = {}): JaytekClient {
    let token: string | undefined;
    let ends = 0;
    const anonymous = new JaytekClient(options);
    const get = async (): Promise<string | undefined> => {
      if (token === undefined || Date.now() >= ends) {
        const answer = await anonymous.#send('POST', '/api/identity/login', { body: { email, password } });
        const given = await answer.json() as { accessToken: string; expiresIn: number };
        token = given.accessToken;
        ends = Date.now() + (given.expiresIn - 60) * 1000;
      }
      return token;
    };
    return new JaytekClient({ ...options, token: get });
  }

  /** An item by its id. */
  async get<K extends TypeName>(_type: K, id: string, options: ItemOptions<K> = {}): Promise<Read<ContentTypes[K]>> {
    return this.#read(`/api/content/${encodeURIComponent(id)}`, options);
  }

  /** The item, or null where the site has none that the caller may see. */
  async find<K extends TypeName>(type: K, id: string, options: ItemOptions<K> = {}): Promise<Read<ContentTypes[K]> | null> {
    return orNull(this.get(type, id, options));
  }

  /** An item by the last segment of its address, or null. */
  async bySlug<K extends TypeName>(type: K, slug: string, options: ItemOptions<K> = {}): Promise<Read<ContentTypes[K]> | null> {
    return orNull(this.#read(`/api/content/${encodeURIComponent(type)}/${encodeURIComponent(slug)}`, options));
  }

  /** The item's newest state, draft or not, to who holds a preview token. */
  async preview<K extends TypeName>(type: K, id: string, token: string, options: Omit<ItemOptions<K>, 'status' | 'preview'> = {}): Promise<Read<ContentTypes[K]>> {
    return this.get(type, id, { ...options, preview: token });
  }

  /** A page of items of a type. */
  async list<K extends TypeName>(type: K, query: Query<K> = {}, options: ReadOptions = {}): Promise<Page<ContentTypes[K]>> {
    const answer = await this.#send('GET', `/api/content?${parametersOf(type, query)}`, options);
    const page = await answer.json() as Partial<Page<ContentTypes[K]>>;
    return { ...page, items: page.items ?? [], next: page.next ?? null, included: page.included ?? {} };
  }

  /** Every item that the query finds, page by page. */
  async *each<K extends TypeName>(type: K, query: Omit<Query<K>, 'page'> = {}, options: ReadOptions = {}): AsyncGenerator<ContentTypes[K], void, undefined> {
    let cursor = query.cursor;
    do {
      const page: Page<ContentTypes[K]> = await this.list(type, { ...query, ...(cursor === undefined ? {} : { cursor }) } as Query<K>, options);
      yield* page.items;
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
  }

  /** Makes an item; the site gives its id. It is published unless `draft` says otherwise. */
  async create<K extends TypeName>(type: K, item: WriteTypes[K], options: WriteOptions = {}): Promise<Kept<ContentTypes[K]>> {
    return this.#write('POST', '/api/content', { ...item, ContentType: type }, options);
  }

  /** Merges into an item: objects deeply, arrays replace, null clears. */
  async update<K extends TypeName>(type: K, id: string, item: WriteTypes[K], options: WriteOptions = {}): Promise<Kept<ContentTypes[K]>> {
    return this.#write('POST', '/api/content', { ...item, ContentType: type, ContentItemId: id }, options);
  }

  /** Replaces an item's parts, or makes one under this id. */
  async replace<K extends TypeName>(type: K, id: string, item: WriteTypes[K], options: WriteOptions = {}): Promise<Kept<ContentTypes[K]>> {
    return this.#write('PUT', `/api/content/${encodeURIComponent(id)}`, { ...item, ContentType: type }, options);
  }

  /** Changes some members by RFC 7396. */
  async patch<K extends TypeName>(_type: K, id: string, changes: WriteTypes[K], options: WriteOptions = {}): Promise<Kept<ContentTypes[K]>> {
    return this.#write('PATCH', `/api/content/${encodeURIComponent(id)}`, changes, options, 'application/merge-patch+json');
  }

  /** Moves an item to the trash. */
  async remove(id: string, options: Pick<WriteOptions, 'ifMatch' | 'init'> = {}): Promise<void> {
    await this.#send('DELETE', `/api/content/${encodeURIComponent(id)}`, { ...options, headers: headersOf(options) });
  }

  async publish<K extends TypeName>(_type: K, id: string, options: Omit<WriteOptions, 'draft'> = {}): Promise<Kept<ContentTypes[K]>> {
    return this.#write('POST', `/api/content/${encodeURIComponent(id)}/publish`, undefined, options);
  }

  async unpublish<K extends TypeName>(_type: K, id: string, options: Omit<WriteOptions, 'draft'> = {}): Promise<Kept<ContentTypes[K]>> {
    return this.#write('POST', `/api/content/${encodeURIComponent(id)}/unpublish`, undefined, options);
  }

  /** A draft like the item, with ids of its own and no address yet. */
  async clone<K extends TypeName>(_type: K, id: string, options: Omit<WriteOptions, 'draft'> = {}): Promise<Kept<ContentTypes[K]>> {
    return this.#write('POST', `/api/content/${encodeURIComponent(id)}/clone`, undefined, options);
  }

  /** What the item was, the newest first. For who may edit it. */
  async versions(id: string, options: ReadOptions & { page?: number; limit?: number } = {}): Promise<VersionPage> {
    const { page = 1, limit = 20 } = options;
    return await (await this.#send('GET', `/api/content/${encodeURIComponent(id)}/versions?page=${page}&limit=${limit}`, options)).json() as VersionPage;
  }

  /** The item as one of its versions has it. */
  async version<K extends TypeName>(_type: K, id: string, versionId: string, options: ReadOptions = {}): Promise<Kept<ContentTypes[K]>> {
    return this.#kept(await this.#send('GET', `/api/content/${encodeURIComponent(id)}/versions/${encodeURIComponent(versionId)}`, options));
  }

  /** Makes an earlier version the draft. */
  async restore<K extends TypeName>(_type: K, id: string, versionId: string, options: Omit<WriteOptions, 'draft'> = {}): Promise<Kept<ContentTypes[K]>> {
    return this.#write('POST', `/api/content/${encodeURIComponent(id)}/versions/${encodeURIComponent(versionId)}/restore`, undefined, options);
  }

  /** Many writes in one request, each with a result of its own. */
  async bulk(operations: readonly BulkOperation[], options: BulkOptions = {}): Promise<BulkAnswer> {
    const answer = await this.#send('POST', '/api/content/bulk', {
      body: { allOrNothing: options.allOrNothing === true, operations }, headers: headersOf(options), ...(options.init === undefined ? {} : { init: options.init }),
    });
    return await answer.json() as BulkAnswer;
  }

  /** A token that shows the item's newest state, draft or not, to whoever holds it. */
  async previewToken(id: string, minutes?: number): Promise<{ readonly token: string; readonly expiresUtc: string; readonly url: string }> {
    const answer = await this.#send('POST', `/api/content/${encodeURIComponent(id)}/preview`, { body: minutes === undefined ? {} : { minutes } });
    return await answer.json() as { token: string; expiresUtc: string; url: string };
  }

  /** Puts a file into a folder of the library; the answer tells its path. */
  async upload(file: Blob, name: string, folder = '', options: { replace?: boolean } = {}): Promise<unknown> {
    const form = new FormData();
    form.set('folder', folder);
    if (options.replace === true) form.set('replace', 'true');
    form.set('file', file, name);
    return (await this.#send('POST', '/api/media', { body: form })).json();
  }

  /** The address of a file of the library. */
  media(path: string): string {
    return `${this.url}/media/${path.split('/').map(encodeURIComponent).join('/')}`;
  }

  /** What the typed members leave out: any address of the API, with this client's token and errors. */
  request(method: string, path: string, options: { body?: unknown; headers?: Record<string, string>; init?: RequestInit } = {}): Promise<Response> {
    return this.#send(method, path, options);
  }

  async #write<T>(method: string, path: string, body: unknown, options: WriteOptions, mediaType?: string): Promise<Kept<T>> {
    const headers = headersOf(options);
    if (mediaType !== undefined) headers['Content-Type'] = mediaType;
    const answer = await this.#send(method, options.draft === true ? `${path}?draft=true` : path, {
      headers,
      ...(body === undefined ? {} : { body }),
      ...(options.init === undefined ? {} : { init: options.init }),
    });
    return this.#kept<T>(answer);
  }

  async #read<K extends TypeName>(path: string, options: ItemOptions<K>): Promise<Read<ContentTypes[K]>> {
    const parameters = new URLSearchParams();
    addShape(parameters, options);
    for (const name of ['status', 'preview'] as const) {
      const value = options[name];
      if (value !== undefined) parameters.set(name, value);
    }
    const asked = parameters.toString();
    const answer = await this.#send('GET', asked === '' ? path : `${path}?${asked}`, options.init === undefined ? {} : { init: options.init });
    // What comes along stands inside the item that brings it.
    const { included = {}, ...item } = await answer.json() as ContentTypes[K] & { included?: Record<string, ContentItem> };
    return { item: item as unknown as ContentTypes[K], etag: answer.headers.get('ETag'), included };
  }

  async #kept<T>(answer: Response): Promise<Kept<T>> {
    return { item: await answer.json() as T, etag: answer.headers.get('ETag') };
  }

  async #send(method: string, path: string, options: { body?: unknown; headers?: Record<string, string>; init?: RequestInit } = {}): Promise<Response> {
    const { token } = this.#options;
    const bearer = typeof token === 'function' ? await token() : token;
    const headers = new Headers({ Accept: 'application/json', ...options.headers });
    if (bearer !== undefined) headers.set('Authorization', `Bearer ${bearer}`);
    const isForm = options.body instanceof FormData;
    if (options.body !== undefined && !isForm && !headers.has('Content-Type')) headers.set('Content-Type', 'application/json');
    const answer = await (this.#options.fetch ?? fetch)(this.url + path, {
      ...this.#options.init, ...options.init, method, headers,
      ...(options.body === undefined ? {} : { body: isForm ? options.body as FormData : JSON.stringify(options.body) }),
    });
    if (!answer.ok) throw await errorOf(answer);
    return answer;
  }
}

function headersOf(options: Pick<WriteOptions, 'ifMatch' | 'idempotencyKey'>): Record<string, string> {
  const headers: Record<string, string> = {};
  if (typeof options.ifMatch === 'string') headers['If-Match'] = options.ifMatch;
  if (options.idempotencyKey !== undefined) headers['Idempotency-Key'] = options.idempotencyKey;
  return headers;
}

async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof JaytekError && error.status === 404) return null;
    throw error;
  }
}

async function errorOf(answer: Response): Promise<JaytekError> {
  const after = Number.parseInt(answer.headers.get('Retry-After') ?? '', 10);
  let problem: { code?: string; detail?: string; title?: string; errors?: Record<string, string[]> } = {};
  try {
    problem = await answer.json() as typeof problem;
  } catch {
    // What stands between may answer without JSON; the status says enough.
  }
  return new JaytekError(
    answer.status, problem.code ?? `http_${answer.status}`, problem.detail ?? problem.title ?? answer.statusText, problem.errors, Number.isNaN(after) ? null : after);
}

function parametersOf<K extends TypeName>(type: K, query: Query<K>): URLSearchParams {
  const parameters = new URLSearchParams({ type });
  for (const name of ['limit', 'page', 'cursor', 'total', 'q', 'highlight', 'status'] as const) {
    const value = query[name];
    if (value !== undefined) parameters.set(name, String(value));
  }
  addShape(parameters, query);
  if (query.sort !== undefined) parameters.set('sort', Array.isArray(query.sort) ? query.sort.join(',') : String(query.sort));
  if (query.filter !== undefined) addFilter(parameters, 'filter', query.filter as Record<string, unknown>);
  return parameters;
}

function addShape(parameters: URLSearchParams, shape: { readonly include?: readonly string[]; readonly fields?: readonly string[] }): void {
  for (const name of ['include', 'fields'] as const) {
    const value = shape[name];
    if (value !== undefined && value.length > 0) parameters.set(name, value.join(','));
  }
}

function addFilter(parameters: URLSearchParams, prefix: string, filter: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(filter)) {
    if (value === undefined) continue;
    if (name === 'or') (value as Record<string, unknown>[]).forEach((group, i) => addFilter(parameters, `${prefix}[or][${i}]`, group));
    else if (name === 'not') addFilter(parameters, `${prefix}[not]`, value as Record<string, unknown>);
    else if (typeof value !== 'object' || value === null) parameters.set(`${prefix}[${name}]`, String(value));
    else {
      for (const [operator, operand] of Object.entries(value)) {
        if (operand !== undefined) parameters.set(`${prefix}[${name}][${operator}]`, Array.isArray(operand) ? operand.map(escaped).join(',') : String(operand));
      }
    }
  }
}

// In lists a comma parts values; \, is one inside a value.
function escaped(value: unknown): string {
  return String(value).replace(/[\\,]/g, '\\$&');
}
