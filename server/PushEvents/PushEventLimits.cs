namespace SonoranPush.PushEvents;

/// <summary>The limits of one message and of the queue to the main thread.</summary>
internal sealed class PushEventLimits
{
    /// <summary>Longest message in bytes. Default 4 MiB; 64 KiB to 16 MiB.</summary>
    public int MessageBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Deepest nesting of a message, the envelope included. Default 64; 8 to 64.</summary>
    public int Depth { get; set; } = 64;

    /// <summary>Most values (scalars, arrays and objects together) in a message. Default 50,000; 1,000 to 500,000.</summary>
    public int Values { get; set; } = 50_000;

    /// <summary>Most queued events; the oldest are dropped first. Default 16,384; 256 to 262,144.</summary>
    public int QueuedEvents { get; set; } = 16_384;

    /// <summary>Most queued bytes. Default 64 MiB; 1 MiB to 1 GiB.</summary>
    public long QueuedBytes { get; set; } = 64L * 1024 * 1024;
}
