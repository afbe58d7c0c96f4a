using SonoranPush.Contracts;

namespace SonoranPush.Benchmarks.Locations;

/// <summary>How a unit of the simulation spends its time.</summary>
internal enum TrackKind
{
    Foot,
    City,
    Pursuit,
    Parked,
}

/// <summary>One unit that moves through the world in legs: it keeps a target speed for a while, then takes another. Speeds change
/// with a limited acceleration, headings with a limited rate.</summary>
internal sealed class UnitTrack
{
    private const double WorldSize = 3500;

    private readonly TrackRandom _random;
    private double _x;
    private double _y;
    private double _heading;
    private double _speed;
    private double _targetSpeed;
    private double _targetHeading;
    private double _legLeft;

    public UnitTrack(int index, TrackKind kind)
    {
        Kind = kind;
        _random = new TrackRandom(((ulong)index * 7919) + 20_261_123);
        _x = _random.Between(-WorldSize, WorldSize);
        _y = _random.Between(-WorldSize, WorldSize);
        _heading = _targetHeading = _random.Between(0, 360);
        NextLeg();
        _legLeft *= _random.Between(0, 1);
    }

    public TrackKind Kind { get; }

    public bool InVehicle => Kind != TrackKind.Foot;

    public bool Siren { get; private set; }

    /// <summary>Metres a second now.</summary>
    public double Speed => _speed;

    public Coordinates Place => new(_x, _y, 30, _heading);

    public void Step(double seconds)
    {
        _legLeft -= seconds;
        if (_legLeft <= 0)
        {
            NextLeg();
        }

        var (faster, slower, turnRate) = Kind switch
        {
            TrackKind.Foot => (2.0, 4.0, 120.0),
            TrackKind.Pursuit => (7.0, 9.0, 60.0),
            _ => (3.5, 6.0, 45.0),
        };
        _speed += Math.Clamp(_targetSpeed - _speed, -slower * seconds, faster * seconds);
        _heading += Math.Clamp(Shortest(_targetHeading - _heading), -turnRate * seconds, turnRate * seconds);
        _heading = (_heading + 360) % 360;
        var radians = _heading * Math.PI / 180;
        Move(-Math.Sin(radians) * _speed * seconds, Math.Cos(radians) * _speed * seconds);
    }

    private static double Shortest(double degrees) => degrees - (360 * Math.Round(degrees / 360));

    private void Move(double dx, double dy)
    {
        _x += dx;
        _y += dy;
        if (Math.Abs(_x) > WorldSize || Math.Abs(_y) > WorldSize)
        {
            _x = Math.Clamp(_x, -WorldSize, WorldSize);
            _y = Math.Clamp(_y, -WorldSize, WorldSize);
            _targetHeading = Math.Atan2(_x, -_y) * 180 / Math.PI;
        }
    }

    private void NextLeg()
    {
        switch (Kind)
        {
            case TrackKind.Foot when _random.Chance(0.35):
                Leg(0, _random.Between(4, 25));
                break;
            case TrackKind.Foot:
                Leg(_random.Chance(0.15) ? _random.Between(3.5, 6.5) : _random.Between(1.1, 1.8), _random.Between(6, 40));
                Turn(120);
                break;
            case TrackKind.City when _targetSpeed > 0 && _random.Chance(0.3):
                Leg(0, _random.Between(4, 20));
                break;
            case TrackKind.City:
                Leg(_random.Chance(0.2) ? _random.Between(20, 30) : _random.Between(8, 18), _random.Between(5, 25));
                Turn(95);
                break;
            case TrackKind.Pursuit:
                Siren = true;
                Leg(_random.Chance(0.2) ? _random.Between(12, 20) : _random.Between(32, 52), _random.Between(3, 12));
                Turn(80);
                break;
            default:
                NextParkedLeg();
                break;
        }
    }

    /// <summary>Parked for minutes, now and then moved to another place.</summary>
    private void NextParkedLeg()
    {
        Siren = _random.Chance(0.2);
        if (_targetSpeed > 0)
        {
            Leg(0, _random.Between(90, 300));
        }
        else
        {
            Leg(_random.Between(8, 14), _random.Between(8, 20));
            Turn(180);
        }
    }

    private void Leg(double speed, double seconds)
    {
        _targetSpeed = speed;
        _legLeft = seconds;
    }

    private void Turn(double most) => _targetHeading = _heading + _random.Between(-most, most);
}
