using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Indicators;
using CapacityPrograms.Data.Programmes;

namespace CapacityPrograms.Web.Seed;

/// <summary>
/// A logframe for the demonstration: the numbers of people are the source's; that they are targets of this year is
/// invented. Municipalities have no target, because the source says 21 and names 20.
/// </summary>
internal static class RhodopeIndicators
{
    public static void Add(DemoEvents events)
    {
        var aims = events.Programme.Objectives.Where(o => o.Level == ObjectiveLevel.Specific).OrderBy(o => o.Order).ToList();
        var year = events.Today.AddDays(-75).Year;
        var order = 0;
        void Indicator(CountingRule rule, string original, string english, int? aim, TargetGroup? group = null)
        {
            events.Db.Indicators.Add(
                new Indicator
                {
                    Programme = events.Programme, Order = ++order, Code = $"{order}", Name = events.Text(original, english), Rule = rule,
                    TargetGroup = group, Objective = aims.ElementAtOrDefault(aim ?? -1), IsDemo = true, Baseline = 0,
                    SourceOfVerification = events.Text("Присъствени списъци по дни", "Attendance sheets by day").For(events.Programme.Language).Text,
                    Periods =
                    [
                        new IndicatorPeriod
                        {
                            From = new DateOnly(year, 1, 1), To = new DateOnly(year, 12, 31), Target = group?.StatedQuantity,
                        },
                    ],
                }
            );
        }
        Indicator(CountingRule.People, "Обучени общински служители", "Municipal employees trained", 0, events.Group(1));
        Indicator(CountingRule.People, "Обучени общински съветници", "Municipal councillors trained", 1, events.Group(2));
        Indicator(CountingRule.Municipalities, "Обхванати общини", "Municipalities reached", 0);
        Indicator(CountingRule.PeopleByTopic, "Обучени лица по теми", "People trained, by topic", null);
        Indicator(CountingRule.PersonDays, "Човекодни обучение", "Person-days of training", null);
    }
}
