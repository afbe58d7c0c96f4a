namespace LocalCad.Pushes;

/// <summary>The words for the forms of push events.</summary>
internal static class PushForms
{
    /// <summary><c>object</c> or <c>string</c>; no word is no form, and any other is refused.</summary>
    public static bool TryParse(string? word, out PushForm? form)
    {
        form = word switch { "object" => PushForm.JsonObject, "string" => PushForm.JsonText, _ => null };
        return word is null || form is not null;
    }
}
