using SonoranPush.Locations;
using static SonoranPush.UnitTests.Locations.LocationFixture;

namespace SonoranPush.UnitTests.Locations;

public class MovementFilterTests
{
    private static readonly UnitLocation Known = Row("a") with { Coordinates = new Coordinates(10, 10, 10, 355) };

    private readonly MovementFilter _filter = new(2, 10);

    [Theory]
    [InlineData(12, 10, 10, 355, false)]
    [InlineData(12.1, 10, 10, 355, true)]
    [InlineData(10, 10, 12.1, 355, true)]
    [InlineData(10, 10, 10, 5, false)]
    [InlineData(10, 10, 10, 5.1, true)]
    [InlineData(10, 10, 10, 344.9, true)]
    public void IsSignificant_Movement_HasToExceedTheThresholds(double x, double y, double z, double heading, bool worth) =>
        Assert.Equal(worth, _filter.IsSignificant(Known with { Coordinates = new Coordinates(x, y, z, heading) }, Known));

    [Fact]
    public void IsSignificant_OtherText_IsWorthIt() => Assert.True(_filter.IsSignificant(Known with { Location = "Elsewhere" }, Known));

    [Fact]
    public void IsSignificant_LightsOn_IsWorthIt() => Assert.True(
        _filter.IsSignificant(
            Known with { Vehicle = new UnitVehicle { Lights = true } }, Known with { Vehicle = new UnitVehicle() }));

    [Fact]
    public void IsSignificant_EqualVehicle_IsNot() => Assert.False(
        _filter.IsSignificant(
            Known with { Vehicle = new UnitVehicle { Type = "car" } }, Known with { Vehicle = new UnitVehicle { Type = "car" } }));

    [Fact]
    public void IsSignificant_OtherCamera_IsWorthIt() => Assert.True(_filter.IsSignificant(Known with { PeerId = "b" }, Known));

    [Fact]
    public void IsSignificant_FirstCoordinates_AreWorthIt() =>
        Assert.True(_filter.IsSignificant(Known, Known with { Coordinates = null }));
}
