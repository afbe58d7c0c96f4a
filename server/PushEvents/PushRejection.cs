namespace SonoranPush.PushEvents;

/// <summary>Why a message was counted and dropped instead of raised.</summary>
internal enum PushRejection
{
    /// <summary>It was accepted.</summary>
    None,

    /// <summary>Longer than <see cref="PushEventLimits.MessageBytes"/>.</summary>
    TooLong,

    /// <summary>The hub's record could not be read: no JSON, or nested too deeply.</summary>
    UnreadableRecord,

    /// <summary>The hub called without an argument.</summary>
    WrongArgumentCount,

    /// <summary>No JSON, too deep, too many values, or a number beyond every range.</summary>
    Unreadable,

    /// <summary>The payload is JSON but no object.</summary>
    NotAnEnvelope,

    /// <summary>The envelope's key is missing or no text.</summary>
    NoKey,

    /// <summary>The envelope's key is another community's.</summary>
    WrongKey,

    /// <summary>The envelope's type is missing, no text, empty or longer than 128 characters.</summary>
    NoType,

    /// <summary>The envelope's data is neither an object nor an array.</summary>
    BadData,

    /// <summary>An item of an array payload is no object; the others were raised.</summary>
    BadItem,
}
