using AllianceBot.Minutes.Sources;

namespace AllianceBot.Tests.Minutes.Sources;

/// <summary>Exports of WhatsApp as phones in Latin America, Spain, Britain and the United States write them.</summary>
public sealed class WhatsAppTests
{
    /// <summary>12 March 2026, nine in the evening in Lima.</summary>
    private static readonly SourceContext Lima = At("2026-03-12T21:00:00-05:00", "America/Lima");

    internal static SourceContext At(string start, string zone) => new() { Clock = new MeetingClock { Start = DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture), TimeZone = zone } };

    [Theory]
    [InlineData("12/3/26, 9:05 p.\u00A0m. - ")]
    [InlineData("12/3/26, 9:05\u202Fp.\u00A0m. - ")]
    [InlineData("12/3/26 9:05 p. m. - ")]
    [InlineData("12/3/2026, 9:05 p.m. - ")]
    [InlineData("12/03/2026 21:05 - ")]
    [InlineData("12/03/26, 21:05 - ")]
    [InlineData("12-03-26, 21:05 - ")]
    [InlineData("12.03.26, 21:05 - ")]
    [InlineData("2026-03-12, 9:05 p.m. - ")]
    [InlineData("2026/03/12, 21:05 - ")]
    [InlineData("3/12/26, 9:05\u202FPM - ")]
    [InlineData("3/12/26, 9:05 PM - ")]
    [InlineData("12/03/2026, 9:05 pm - ")]
    [InlineData("[12/03/26, 21:05:00] ")]
    [InlineData("[12/3/26, 21:05:00] ")]
    [InlineData("\u200E[12/03/26, 9:05:00\u202Fp.\u00A0m.] ")]
    [InlineData("[3/12/26, 9:05:00\u202FPM] ")]
    [InlineData("[2026-03-12, 9:05:00 p.m.] ")]
    [InlineData("[12.03.26, 21:05:00] ")]
    public void Every_form_of_the_date_is_the_same_moment(string head)
    {
        var read = Reading.Of($"{head}Ana Pérez: Buenas noches\n{head}~\u202FLi: ok", Lima).ShouldBeOfType<SourceReading.Read>();
        Reading.Lines(read.Utterances).ShouldBe(["300-300 Ana Pérez: Buenas noches", "300-300 Li: ok"]);
        read.Format.ShouldBe(SourceFormat.WhatsApp);
        read.OnTheMeetingsClock.ShouldBeTrue();
        read.Utterances.ShouldAllBe(said => said.Source == SourceKind.Chat);
        read.Notices.ShouldBeEmpty();
    }

    [Fact]
    public void What_the_program_says_is_no_message() =>
        Reading.Of(
            """
            12/3/26, 8:50 p. m. - Los mensajes y las llamadas están cifrados de extremo a extremo. Solo las personas en este chat pueden leerlos.
            12/3/26, 8:50 p. m. - Ana Pérez creó el grupo "Mesa: nutrición"
            12/3/26, 8:51 p. m. - Ana Pérez cambió el asunto de "Mesa: nutrición" a "Mesa: Perú"
            12/3/26, 8:51 p. m. - Ana Pérez añadió a Luis: CARE
            12/3/26, 8:52 p. m. - Luis salió del grupo
            12/3/26, 8:53 p. m. - Marta se unió usando el enlace de invitación de este grupo
            12/3/26, 9:00 p. m. - Ana Pérez: Empezamos
            12/3/26, 9:01 p. m. - Luis: <Multimedia omitido>
            12/3/26, 9:02 p. m. - Luis: Se eliminó este mensaje.
            12/3/26, 9:03 p. m. - Luis: IMG-20260312-WA0001.jpg (archivo adjunto)
            El cuadro del presupuesto
            12/3/26, 9:04 p. m. - Luis: Aprobado <Se editó este mensaje.>
            12/3/26, 9:05 p. m. - Luis: null
            12/3/26, 9:06 p. m. - Luis: Eliminaste este mensaje
            """, Lima).Lines().ShouldBe(["0-0 Ana Pérez: Empezamos", "180-180 Luis: El cuadro del presupuesto", "240-240 Luis: Aprobado"]);

    [Fact]
    public void What_the_program_says_in_English_on_iOS_is_no_message() =>
        Reading.Of(
            "[3/12/26, 8:50:00 PM] Mesa: \u200EMessages and calls are end-to-end encrypted. Only people in this chat can read them.\n" +
            "[3/12/26, 8:50:01 PM] Ana: \u200EAna created group “Mesa”\n" +
            "[3/12/26, 9:00:00 PM] Ana: Good evening\n" +
            "\u200E[3/12/26, 9:00:10 PM] Ana: \u200Eimage omitted\n" +
            "[3/12/26, 9:00:20 PM] Ana: plan.pdf • \u200E2 pages \u200Edocument omitted\n" +
            "[3/12/26, 9:00:30 PM] Ana: \u200E<attached: 00000012-PHOTO.jpg>\n" +
            "[3/12/26, 9:00:40 PM] Ana: \u200EThis message was deleted.\n" +
            "[3/12/26, 9:00:50 PM] Ana: Image omitted from the budget \u200E<This message was edited>\n" +
            "[3/12/26, 9:00:59 PM] Ana: we say that messages are end-to-end encrypted\n", Lima).Lines()
            .ShouldBe(["0-0 Ana: Good evening", "50-50 Ana: Image omitted from the budget", "59-59 Ana: we say that messages are end-to-end encrypted"]);

    [Fact]
    public void Photos_are_counted() =>
        Reading.Of("12/3/26, 21:01 - Ana: <Media omitted>\n12/3/26, 21:02 - Ana: hola", Lima).ShouldBeOfType<SourceReading.Read>().Notices.ShouldBe([new(SourceNoticeKind.Media, 1)]);

    [Fact]
    public void A_message_keeps_its_lines_even_when_they_look_like_times() =>
        Reading.Of("12/3/26, 21:01 - Ana: Acuerdos:\r\n\r\n- presupuesto\r\n10:30 a 11:00 almuerzo\r\n12/3/26, 21:02 - Li: ok\r\n", Lima).Lines()
            .ShouldBe(["60-60 Ana: Acuerdos:\n- presupuesto\n10:30 a 11:00 almuerzo", "120-120 Li: ok"]);

    [Fact]
    public void Names_may_hold_a_colon() =>
        Reading.Of("13/3/26, 21:01 - ONG: Ana: hola\n13/3/26, 21:02 - ONG: Ana: seguimos: ya\n13/3/26, 21:03 - ONG: Ana: fin\n13/3/26, 21:03 - Li: Ana: ven\n13/3/26, 21:03 - +51 987 654 321: hola", At("2026-03-13T21:00:00-05:00", "America/Lima")).Lines()
            .ShouldBe(["60-60 ONG: Ana: hola", "120-120 ONG: Ana: seguimos: ya", "180-180 ONG: Ana: fin", "180-180 Li: Ana: ven", "180-180 +51 987 654 321: hola"]);

    [Fact]
    public void A_name_with_a_colon_is_a_name() =>
        Reading.Of("13/3/26, 21:01 - ONG: Ana: hola\n13/3/26, 21:02 - ONG: Ana: sí\n13/3/26, 21:03 - ONG: Ana: fin", At("2026-03-13T21:00:00-05:00", "America/Lima"))
            .ShouldBeOfType<SourceReading.Read>().Utterances.ShouldAllBe(said => said.Speaker == "ONG: Ana");

    [Theory]
    [InlineData("1/2/26", "13/2/26", 1, 2)]
    [InlineData("2/1/26", "2/13/26", 1, 2)]
    public void Day_and_month_are_found_from_the_whole_file(string meeting, string later, int day, int month) =>
        Reading.Of($"{meeting}, 10:00 - Ana: hola\n{later}, 10:00 - Ana: otro día", At($"2026-{month:00}-{day:00}T10:00:00Z", "UTC")).Lines().ShouldBe(["0-0 Ana: hola"]);

    [Fact]
    public void Messages_follow_each_other_so_the_order_of_the_date_is_the_one_in_which_they_do() =>
        Reading.Of("1/3/26, 10:00 - Ana: uno\n2/3/26, 10:00 - Ana: dos\n1/4/26, 10:00 - Ana: tres", new SourceContext()).Lines()
            .ShouldBe(["0-0 Ana: uno", "86400-86400 Ana: dos", "2678400-2678400 Ana: tres"]);

    [Fact]
    public void The_day_of_the_meeting_settles_what_dates_leave_open()
    {
        var read = Reading.Of("3/12/26, 21:05 - Ana: hola", Lima).ShouldBeOfType<SourceReading.Read>();
        Reading.Lines(read.Utterances).ShouldBe(["300-300 Ana: hola"]);
        read.Notices.ShouldBeEmpty();
    }

    [Fact]
    public void Where_nothing_settles_it_that_is_said() =>
        Reading.Read("3/12/26, 21:05 - Ana: hola\n3/12/26, 21:06 - Ana: hola").Notices.ShouldBe([new(SourceNoticeKind.DateOrderGuessed, 2)]);

    [Fact]
    public void What_was_written_on_other_days_is_left_out_and_counted()
    {
        var read = Reading.Of("10/3/26, 21:05 - Ana: antes\n12/3/26, 20:50 - Ana: llego tarde\n12/3/26, 21:05 - Ana: hola\n14/3/26, 21:05 - Ana: después", Lima).ShouldBeOfType<SourceReading.Read>();
        Reading.Lines(read.Utterances).ShouldBe(["-600--600 Ana: llego tarde", "300-300 Ana: hola"]);
        read.Notices.ShouldBe([new(SourceNoticeKind.OutsideTheMeeting, 2)]);
    }

    [Fact]
    public void A_chat_without_a_message_from_the_meeting_is_refused() =>
        Reading.Of("10/3/26, 21:05 - Ana: antes\n11/3/26, 21:05 - Ana: antes", Lima).Refusal().ShouldBe(SourceRefusal.NothingFromTheMeeting);

    [Fact]
    public void A_meeting_may_pass_midnight() =>
        Reading.Of("12/3/26, 23:59 - Ana: uno\n13/3/26, 00:01 - Ana: dos", At("2026-03-12T23:30:00-05:00", "America/Lima")).Lines().ShouldBe(["1740-1740 Ana: uno", "1860-1860 Ana: dos"]);

    [Fact]
    public void The_hour_that_a_clock_shows_twice_does_not_go_back() =>
        // Santiago puts its clocks back at midnight from 4 to 5 April 2026: 23:30 comes twice.
        Reading.Of("4/4/26, 23:30 - Ana: uno\n4/4/26, 23:50 - Ana: dos\n4/4/26, 23:10 - Ana: tres\n5/4/26, 00:10 - Ana: cuatro", At("2026-04-04T23:00:00-03:00", "America/Santiago")).Lines()
            .ShouldBe(["1800-1800 Ana: uno", "3000-3000 Ana: dos", "4200-4200 Ana: tres", "7800-7800 Ana: cuatro"]);

    [Fact]
    public void A_date_in_no_calendar_is_unreadable() =>
        Reading.Of("31/2/26, 21:05 - Ana: nunca\n12/3/26, 21:05 - Ana: hola", Lima).ShouldBeOfType<SourceReading.Read>().Notices.ShouldBe([new(SourceNoticeKind.Unreadable, 1)]);

    [Fact]
    public void Hostile_names_and_texts_are_text() =>
        Reading.Of("12/3/26, 21:05 - =HYPERLINK(\"x\") **b**: <script>alert(1)</script>\n12/3/26, 21:05 - \u202Eana\u202C: \u0000x\n12/3/26, 21:05 - محمد: مرحبا", Lima).Lines()
            .ShouldBe(["300-300 =HYPERLINK(\"x\") **b**: <script>alert(1)</script>", "300-300 ana: x", "300-300 محمد: مرحبا"]);

    [Fact]
    public void An_agenda_pasted_into_a_message_brings_no_people() =>
        Reading.Of("12/3/26, 21:01 - Ana: Agenda:\n10:00 Bienvenida: Ana\n10:30 Presupuesto: Luis\n#acuerdo Firmamos\n12/3/26, 21:02 - Li: ok", Lima).Lines()
            .ShouldBe(["60-60 Ana: Agenda:\n10:00 Bienvenida: Ana\n10:30 Presupuesto: Luis\n#acuerdo Firmamos", "120-120 Li: ok"]);
}
