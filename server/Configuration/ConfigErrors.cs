using System;
using System.Collections.Generic;
using System.Globalization;

namespace SonoranPush.Configuration;

/// <summary>Tells the first mistakes of a file and counts the rest, so that a file of nothing but mistakes neither floods the console
/// nor has a suggestion looked for ten thousand times. One thread at a time.</summary>
internal sealed class ConfigErrors
{
    /// <summary>Most mistakes that are told in words.</summary>
    public const int MostTold = 20;

    private readonly ICollection<string> _told;
    private int _count;

    /// <summary>Creates it.</summary>
    /// <param name="told">Takes one line for each mistake that is told.</param>
    public ConfigErrors(ICollection<string> told) => _told = told;

    /// <summary>Takes a mistake.</summary>
    /// <param name="describe">Its line; asked for only when it is told.</param>
    public void Add(Func<string> describe)
    {
        if (_count++ < MostTold)
        {
            _told.Add(describe());
        }
    }

    /// <summary>Tells how many more there were.</summary>
    public void TellRest()
    {
        if (_count > MostTold)
        {
            _told.Add(string.Format(CultureInfo.InvariantCulture, "config.json: {0} more mistakes like these.", _count - MostTold));
        }
    }
}
