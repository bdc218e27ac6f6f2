using NodaTime;

namespace AllianceBot.Minutes.Sources;

/// <summary>
/// Whether an export writes the day first or the month, found from all its dates: what is above twelve can be no month, messages follow
/// each other in time, and some were written on the day of the meeting. Where all that leaves both, the form of the clock decides.
/// </summary>
internal sealed class DateOrder(MeetingClock? clock)
{
    private readonly LocalDate? _meeting = clock?.LocalStart.Date;
    private Reading _dayFirst;
    private Reading _monthFirst;
    private int _dates;
    private int _plainHalves;

    public void Add(Stamp stamp)
    {
        if (stamp.Date is not { IsYearFirst: false } date)
            return;
        _dates++;
        _plainHalves += stamp.HasPlainHalf ? 1 : 0;
        _dayFirst.Add(date.Year, date.Second, date.First, _meeting);
        _monthFirst.Add(date.Year, date.First, date.Second, _meeting);
    }

    public bool IsMonthFirst => Compare() switch { > 0 => true, < 0 => false, _ => _plainHalves * 2 > _dates };

    /// <summary>How many dates could be read both ways to the end.</summary>
    public int Guessed => Compare() == 0 && _dayFirst.Differs ? _dates : 0;

    /// <summary>Below zero for the day first.</summary>
    private int Compare()
    {
        var impossible = _dayFirst.Impossible.CompareTo(_monthFirst.Impossible);
        if (impossible != 0)
            return impossible;
        var descents = _dayFirst.Descents.CompareTo(_monthFirst.Descents);
        return descents != 0 ? descents : _monthFirst.OnMeetingDay.CompareTo(_dayFirst.OnMeetingDay);
    }

    private record struct Reading
    {
        private int _last;

        public int Impossible { get; private set; }

        public int Descents { get; private set; }

        public int OnMeetingDay { get; private set; }

        /// <summary>Some date has a day and a month that are not the same number.</summary>
        public bool Differs { get; private set; }

        public void Add(int year, int month, int day, LocalDate? meeting)
        {
            Differs |= day != month;
            Impossible += month is < 1 or > 12 || day is < 1 or > 31 ? 1 : 0;
            var order = (year * 10_000) + (month * 100) + day;
            Descents += order < _last ? 1 : 0;
            _last = order;
            OnMeetingDay += meeting is { } held && held.Month == month && held.Day == day && (year == 0 || held.Year == year) ? 1 : 0;
        }
    }
}
