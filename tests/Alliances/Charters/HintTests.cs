using AllianceBot.Alliances.Charters;
using CsCheck;

namespace AllianceBot.Tests.Alliances.Charters;

/// <summary>A good answer is left alone; a weak one gets one thought, in the words of either language.</summary>
public sealed class HintTests
{
    [Theory]
    [InlineData(CharterSection.Purpose, "Bring the budget for primary education to 6 % of public spending")]
    [InlineData(CharterSection.Purpose, "Reform the laws that harm smallholder farmers")]
    [InlineData(CharterSection.Purpose, "The new policy against gender-based violence is put into practice")]
    [InlineData(CharterSection.Purpose, "Help the government implement its strategy on nutrition")]
    [InlineData(CharterSection.Purpose, "Run a campaign on the right to reproductive health")]
    [InlineData(CharterSection.Purpose, "A cooperative act that lets farmers sell together")]
    [InlineData(CharterSection.Purpose, "Advocate for water services in rural districts")]
    [InlineData(CharterSection.Specific, "School meals come from small farmers in five provinces")]
    [InlineData(CharterSection.Specific, "Girls under eighteen in the coastal districts can no longer be married")]
    [InlineData(CharterSection.Measurable, "Chronic malnutrition falls by 5 points")]
    [InlineData(CharterSection.Measurable, "Congress enacts the bill")]
    [InlineData(CharterSection.Measurable, "The share of girls in school doubles")]
    [InlineData(CharterSection.Measurable, "Half of the districts have a water committee")]
    [InlineData(CharterSection.Measurable, "Ten candidates sign the commitment")]
    [InlineData(CharterSection.Measurable, "The decree is published")]
    [InlineData(CharterSection.Measurable, "The national survey shows it")]
    [InlineData(CharterSection.Attainable, "Three members have staff in the capital")]
    [InlineData(CharterSection.Attainable, "The universities bring the evidence and CARE a coordinator")]
    [InlineData(CharterSection.Realistic, "The ministry is in favour and importers alone oppose it")]
    [InlineData(CharterSection.TimeBound, "By December 2028")]
    [InlineData(CharterSection.TimeBound, "2030")]
    [InlineData(CharterSection.TimeBound, "Within five years")]
    [InlineData(CharterSection.TimeBound, "Before the elections")]
    [InlineData(CharterSection.TimeBound, "By the end of the year")]
    [InlineData(CharterSection.TimeBound, "In 18 months")]
    [InlineData(CharterSection.TimeBound, "30/6/28")]
    [InlineData(CharterSection.TimeBound, "Until June")]
    [InlineData(CharterSection.Purpose, "Llevar el presupuesto de la educación primaria al 6 % del gasto público")]
    [InlineData(CharterSection.Purpose, "Reformar las leyes que perjudican a los pequeños productores")]
    [InlineData(CharterSection.Purpose, "Que se aplique la política contra la violencia de género")]
    [InlineData(CharterSection.Purpose, "Acompañar al gobierno en la estrategia de nutrición")]
    [InlineData(CharterSection.Purpose, "Campañas sobre los derechos a la salud reproductiva")]
    [InlineData(CharterSection.Purpose, "Una ordenanza municipal para el agua de riego")]
    [InlineData(CharterSection.Purpose, "Abogar por los fondos de la primera infancia")]
    [InlineData(CharterSection.Specific, "El Estado compra a pequeños productores en cinco provincias")]
    [InlineData(CharterSection.Specific, "Las niñas de la costa no se casan antes de los dieciocho")]
    [InlineData(CharterSection.Measurable, "La desnutrición crónica baja 5 puntos")]
    [InlineData(CharterSection.Measurable, "El Congreso aprueba la ley")]
    [InlineData(CharterSection.Measurable, "Se duplica la cantidad de comedores")]
    [InlineData(CharterSection.Measurable, "La mitad de los distritos tiene un comité de agua")]
    [InlineData(CharterSection.Measurable, "Diez candidatos firman el compromiso")]
    [InlineData(CharterSection.Measurable, "Se publica el reglamento")]
    [InlineData(CharterSection.Measurable, "Todas las escuelas reciben la partida")]
    [InlineData(CharterSection.Attainable, "Tres miembros tienen personal en la capital")]
    [InlineData(CharterSection.Attainable, "Las universidades aportan la evidencia")]
    [InlineData(CharterSection.Realistic, "El ministerio está a favor; solo se oponen los importadores")]
    [InlineData(CharterSection.TimeBound, "Para diciembre de 2028")]
    [InlineData(CharterSection.TimeBound, "Hasta el 2030")]
    [InlineData(CharterSection.TimeBound, "En cinco años")]
    [InlineData(CharterSection.TimeBound, "Antes de las elecciones")]
    [InlineData(CharterSection.TimeBound, "A fin de año")]
    [InlineData(CharterSection.TimeBound, "En 18 meses")]
    [InlineData(CharterSection.TimeBound, "A más tardar en junio")]
    [InlineData(CharterSection.TimeBound, "El próximo semestre")]
    public void A_good_answer_gets_no_hint(CharterSection section, string answer) => CharterHints.For(section, answer).ShouldBeEmpty();

    [Theory]
    [InlineData(CharterSection.Purpose, "Help children to be healthy and happy", CharterHint.Policy)]
    [InlineData(CharterSection.Purpose, "Make the world a better place", CharterHint.Policy)]
    [InlineData(CharterSection.Purpose, "People work together in harmony", CharterHint.Policy)]
    [InlineData(CharterSection.Purpose, "We want families to eat well", CharterHint.Policy)]
    [InlineData(CharterSection.Purpose, "Reform laws", CharterHint.Brief)]
    [InlineData(CharterSection.Purpose, "Nutrition policy", CharterHint.Brief)]
    [InlineData(CharterSection.Specific, "Everything", CharterHint.Brief)]
    [InlineData(CharterSection.Specific, "Better food", CharterHint.Brief)]
    [InlineData(CharterSection.Specific, "Children, mostly", CharterHint.Brief)]
    [InlineData(CharterSection.Measurable, "Families will live better", CharterHint.Measure)]
    [InlineData(CharterSection.Measurable, "People are happy with it", CharterHint.Measure)]
    [InlineData(CharterSection.Measurable, "We will see", CharterHint.Measure)]
    [InlineData(CharterSection.Measurable, "Things change for the better", CharterHint.Measure)]
    [InlineData(CharterSection.Measurable, "More awareness", CharterHint.Measure)]
    [InlineData(CharterSection.Attainable, "Yes", CharterHint.Brief)]
    [InlineData(CharterSection.Attainable, "With our people", CharterHint.Brief)]
    [InlineData(CharterSection.Realistic, "Very realistic", CharterHint.Brief)]
    [InlineData(CharterSection.Realistic, "Nobody opposes", CharterHint.Brief)]
    [InlineData(CharterSection.TimeBound, "Soon", CharterHint.Date)]
    [InlineData(CharterSection.TimeBound, "As fast as possible", CharterHint.Date)]
    [InlineData(CharterSection.TimeBound, "By working together", CharterHint.Date)]
    [InlineData(CharterSection.TimeBound, "It may take years", CharterHint.Date)]
    [InlineData(CharterSection.TimeBound, "When the time is ripe", CharterHint.Date)]
    [InlineData(CharterSection.Purpose, "Que las niñas vivan felices y sanas", CharterHint.Policy)]
    [InlineData(CharterSection.Purpose, "Un mundo mejor para la gente", CharterHint.Policy)]
    [InlineData(CharterSection.Purpose, "Trabajar juntos con entusiasmo", CharterHint.Policy)]
    [InlineData(CharterSection.Purpose, "Queremos que las familias coman bien", CharterHint.Policy)]
    [InlineData(CharterSection.Purpose, "Reformar leyes", CharterHint.Brief)]
    [InlineData(CharterSection.Purpose, "Política nutricional", CharterHint.Brief)]
    [InlineData(CharterSection.Specific, "Todo", CharterHint.Brief)]
    [InlineData(CharterSection.Specific, "Mejor comida", CharterHint.Brief)]
    [InlineData(CharterSection.Specific, "Sobre todo niños", CharterHint.Brief)]
    [InlineData(CharterSection.Measurable, "Las familias vivirán mejor", CharterHint.Measure)]
    [InlineData(CharterSection.Measurable, "La gente está contenta", CharterHint.Measure)]
    [InlineData(CharterSection.Measurable, "Ya se verá", CharterHint.Measure)]
    [InlineData(CharterSection.Measurable, "Las cosas cambian para bien", CharterHint.Measure)]
    [InlineData(CharterSection.Measurable, "Más conciencia", CharterHint.Measure)]
    [InlineData(CharterSection.Attainable, "Sí", CharterHint.Brief)]
    [InlineData(CharterSection.Attainable, "Con nuestra gente", CharterHint.Brief)]
    [InlineData(CharterSection.Realistic, "Muy realista", CharterHint.Brief)]
    [InlineData(CharterSection.Realistic, "Nadie se opone", CharterHint.Brief)]
    [InlineData(CharterSection.TimeBound, "Pronto", CharterHint.Date)]
    [InlineData(CharterSection.TimeBound, "Lo más rápido posible", CharterHint.Date)]
    [InlineData(CharterSection.TimeBound, "Puede tomar años", CharterHint.Date)]
    [InlineData(CharterSection.TimeBound, "Cuando llegue el momento", CharterHint.Date)]
    public void A_weak_answer_gets_its_hint(CharterSection section, string answer, CharterHint hint) => CharterHints.For(section, answer).ShouldContain(hint);

    [Fact]
    public void Other_scripts_are_not_judged()
    {
        CharterHints.For(CharterSection.TimeBound, "قريبا").ShouldBeEmpty();
        CharterHints.For(CharterSection.Purpose, "儿童营养").ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_typed_breaks_them_and_an_empty_answer_gets_none() => Gen.Select(Gen.Enum<CharterSection>(), Gen.String).Sample((section, text) =>
    {
        CharterHints.For(section, text).Count.ShouldBeLessThanOrEqualTo(2);
        CharterHints.For(section, "").ShouldBeEmpty();
    });

    [Theory]
    [InlineData(CharterSection.TimeBound, "En cinco años", "EN CINCO ANOS")]
    [InlineData(CharterSection.Purpose, "La política del Estado", "LA POLITICA DEL ESTADO")]
    [InlineData(CharterSection.Measurable, "Más conciencia", "MAS CONCIENCIA")]
    public void Capitals_and_accents_do_not_matter(CharterSection section, string text, string plain) =>
        CharterHints.For(section, plain).ShouldBe(CharterHints.For(section, text));
}
