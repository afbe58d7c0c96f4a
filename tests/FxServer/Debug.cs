namespace CitizenFX.Core;

public static class Debug
{
    public static void WriteLine(string data) => System.Console.Out.WriteLine(data);
}
