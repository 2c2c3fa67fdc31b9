namespace CapacityPrograms.Web.Components.Ui;

/// <summary>A word that a newcomer may not know, in the order in which the terms are listed: from the target to the presence in the room.</summary>
public enum Term
{
    TargetGroup, Stated, Named, Reached, Covered, Completed, Attendance, PersonDay, OnBehalf, Session, Seat, Substitute, WalkIn, Partial, Excused,
    Unidentified, Statement, NotStated,
}

/// <summary>The terms and what they mean.</summary>
public sealed class TermTexts;
