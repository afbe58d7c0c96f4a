using System.Text.Json.Nodes;

namespace SonoranPush.Demo;

/// <summary>A unit of the CAD.</summary>
/// <param name="Id">Its identifier id.</param>
/// <param name="Number">Its call sign.</param>
/// <param name="Name">Who it is.</param>
/// <param name="Department">Where it belongs.</param>
/// <param name="Page">0 police, 1 fire, 2 medical.</param>
/// <param name="Identity">The license of the player behind it, without prefix.</param>
internal sealed record Unit(int Id, string Number, string Name, string Department, int Page, string Identity)
{
    /// <summary>Those of tonight.</summary>
    public static readonly IReadOnlyList<Unit> All =
    [
        new(101, "1-A-12", "D. Reyes", "LSPD", 0, "1f0a6bd2c94e7358a1b2c3d4e5f60718293a4b5c"),
        new(102, "1-A-14", "M. Okafor", "LSPD", 0, "2e9c7d1b38f4a65092b3c4d5e6f708192a3b4c5d"),
        new(103, "2-L-30", "S. Lindqvist", "LSPD", 0, "3d8b9e0a47c5f26183c4d5e6f708192a3b4c5d6e"),
        new(104, "E-7", "J. Novak", "LSFD", 1, "4c7a0f9b56d8e31274d5e6f708192a3b4c5d6e7f"),
        new(105, "M-3", "P. Ionescu", "LSMS", 2, "5b69108c65e9d40365e6f708192a3b4c5d6e7f80"),
    ];

    /// <summary>As a person calls it.</summary>
    public string FullName => $"{Number} {Name}";

    /// <summary>The CAD's object.</summary>
    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["accId"] = $"00000000-0000-4000-8000-{Id:D12}",
        ["status"] = 2,
        ["isPanic"] = false,
        ["location"] = "",
        ["aop"] = "Los Santos",
        ["data"] = new JsonObject
        {
            ["communityUserId"] = Identity,
            ["unitNum"] = Number,
            ["name"] = Name,
            ["department"] = Department,
            ["page"] = Page,
        },
    };
}
