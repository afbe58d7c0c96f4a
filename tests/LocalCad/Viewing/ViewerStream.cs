using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace LocalCad.Viewing;

/// <summary>Tells open pages what happens, by server-sent events: <c>GET /ctl/stream</c>. Any thread.</summary>
internal sealed class ViewerStream(LocalCadServer cad)
{
    private const int MaxViewers = 16;

    // The state is looked at every few frames only: nobody reads faster.
    private const int FramesPerLook = 4;
    private const int FramesPerSignOfLife = 100;

    private static readonly TimeSpan FrameInterval = TimeSpan.FromMilliseconds(100);

    private int _viewers;

    public async Task ServeAsync(HttpContext context)
    {
        if (Interlocked.Increment(ref _viewers) > MaxViewers)
        {
            Interlocked.Decrement(ref _viewers);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        cad.Wire.BeginWatching();
        try
        {
            context.Response.ContentType = "text/event-stream";
            await WatchAsync(context.Response, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
        finally
        {
            cad.Wire.EndWatching();
            Interlocked.Decrement(ref _viewers);
        }
    }

    private async Task WatchAsync(HttpResponse response, CancellationToken gone)
    {
        var viewer = new Viewer();
        cad.LocationsAccepted += viewer.Take;
        cad.Wire.Added += viewer.Take;
        try
        {
            viewer.Begin(cad.Locations, cad.Wire.Latest());
            await SendAsync(viewer, response, gone);
        }
        finally
        {
            cad.LocationsAccepted -= viewer.Take;
            cad.Wire.Added -= viewer.Take;
        }
    }

    // A frame is made when the one before has left: a slow page gets fewer and fuller ones.
    private async Task SendAsync(Viewer viewer, HttpResponse response, CancellationToken gone)
    {
        var news = new News(cad);
        using var clock = new PeriodicTimer(FrameInterval, cad.Options.TimeProvider);
        for (var turn = 0; ; turn++)
        {
            var looks = turn % FramesPerLook == 0;
            var frame = viewer.Next(looks ? news.State() : null, looks ? news.Boards() : null);
            if (!frame.IsEmpty)
            {
                await response.WriteAsync($"data: {JsonSerializer.Serialize(frame, Frame.Json)}\n\n", gone);
            }
            else if (turn % FramesPerSignOfLife == 0)
            {
                await response.WriteAsync(":\n\n", gone);
            }

            await clock.WaitForNextTickAsync(gone);
        }
    }
}
