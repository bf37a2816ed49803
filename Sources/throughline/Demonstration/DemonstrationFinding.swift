import PlanDomain

/// One made-up finding of the demonstration, in our own words.
struct DemonstrationFinding {
    let code: String
    let impact: AssessmentFinding.Impact
    var severity: AssessmentFinding.Severity?
    let evidence: String
    var reasonForNone = ""
    var emissions: EmissionsEstimate?

    /// What is done about it, by which post, looked at after how many days, shown by which measure.
    var action: String?
    var owner = "Example Head of Strategy"
    var daysToReview = 180
    var measure: String?

    static let engagement =
        "Illustrative: nobody was asked for this demonstration. A real assessment says here who was, when, and what they said."

    static let equality: [DemonstrationFinding] = [
        .init(
            code: "age",
            impact: .mixed,
            severity: .low,
            evidence:
                "schools and first jobs help the young, care and neighbourhoods the old. Services that move online can leave out people who are not used to them, many of whom are older.",
            action: "Keep a way by telephone and in person for every service that goes online",
            owner: "Example Head of Customer Services"
        ),
        .init(
            code: "disability",
            impact: .mixed,
            severity: .medium,
            evidence:
                "the plan has priorities for special educational needs, mental health and social care. Building works can make streets harder to use.",
            action: "Watch whether new education, health and care plans come in time, and bring late ones to the lead",
            owner: "Example Head of Children's Data",
            daysToReview: 240,
            measure: "SEN-001"
        ),
        .init(
            code: "gender-reassignment",
            impact: .unknown,
            evidence: "this demonstration holds nothing about how the plan reaches trans residents.",
            action: "Find out from groups that work with trans residents how services reach them",
            daysToReview: 120
        ),
        .init(
            code: "marriage-and-civil-partnership",
            impact: .neutral,
            evidence: "nothing in the plan depends on whether somebody is married or in a civil partnership."
        ),
        .init(
            code: "pregnancy-and-maternity",
            impact: .positive,
            evidence: "early help in neighbourhoods reaches parents of the very young."
        ),
        .init(
            code: "race",
            impact: .unknown,
            evidence: "the figures of this demonstration are not split by ethnic group.",
            action: "Find out for which measures figures by ethnic group are published, and show them",
            owner: "Example Performance Officer",
            daysToReview: 120
        ),
        .init(
            code: "religion-or-belief",
            impact: .neutral,
            evidence: "nothing in the plan favours or hinders a religion or belief."
        ),
        .init(
            code: "sex",
            impact: .positive,
            evidence: "care is work that more women than men do, paid or not; the plan means to support it."
        ),
        .init(
            code: "sexual-orientation",
            impact: .neutral,
            evidence: "nothing in the plan is known to touch people differently for whom they love."
        ),
        .init(
            code: "care-experience",
            impact: .positive,
            evidence: "children in care and those who leave it have a priority of their own.",
            action: "Ask care leavers each year whether their home suits them",
            owner: "Example Head of Children's Data",
            daysToReview: 300,
            measure: "CLA-005"
        ),
        .init(
            code: "carers",
            impact: .positive,
            evidence: "care that comes in time takes weight off those who care without pay."
        ),
        .init(
            code: "poverty",
            impact: .mixed,
            severity: .medium,
            evidence:
                "tackling poverty is a priority. Spending wisely can also mean charges, and those weigh most on people who have least.",
            action: "Say in each proposal for a charge what it means for people on a low income",
            owner: "Example Head of Finance",
            daysToReview: 30
        ),
        .init(
            code: "armed-forces",
            impact: .neutral,
            evidence: "the plan does not single out people who serve or served."
        ),
    ]

    static let environmental: [DemonstrationFinding] = [
        .init(
            code: "greenhouse-gases",
            impact: .mixed,
            severity: .medium,
            evidence:
                "building adds emissions, climate action takes some away. The three numbers are made up to show how an estimate is printed.",
            emissions: EmissionsEstimate(
                low: Figure(whole: -400),
                central: Figure(whole: 150),
                high: Figure(whole: 900)
            ),
            action: "Give each building scheme its own estimate before it is decided",
            owner: "Example Head of Place",
            daysToReview: 365,
            measure: "CLI-001"
        ),
        .init(
            code: "energy",
            impact: .positive,
            evidence: "climate action means homes and council buildings that need less."
        ),
        .init(
            code: "travel",
            impact: .mixed,
            severity: .low,
            evidence: "transport schemes can make walking and buses easier, and bring more cars too."
        ),
        .init(
            code: "materials",
            impact: .negative,
            severity: .medium,
            evidence: "new homes and roads need concrete and steel.",
            action: "Ask bidders for materials that were used before, and say in the award what they offered",
            owner: "Example Head of Procurement",
            daysToReview: 270
        ),
        .init(
            code: "waste",
            impact: .neutral,
            evidence: "the plan itself does not change what is thrown away.",
            action: "Begin collections of food waste from flats",
            owner: "Example Head of Place",
            daysToReview: 30,
            measure: "CLI-002"
        ),
        .init(
            code: "water",
            impact: .unknown,
            evidence: "where homes will be built, and on which ground, is not decided.",
            action: "Find out for each site where rain runs off to",
            owner: "Example Head of Place",
            daysToReview: 200
        ),
        .init(code: "air", impact: .positive, evidence: "less heating with gas and fewer short trips by car."),
        .init(
            code: "nature",
            impact: .negative,
            severity: .low,
            evidence: "some sites have trees or grass today.",
            reasonForNone:
                "Illustrative: planning law asks each site to leave nature better off, so nothing more is done here."
        ),
        .init(
            code: "adaptation",
            impact: .neutral,
            evidence: "the plan does not say how places stand up to heat or floods."
        ),
    ]

    static let draft: [DemonstrationFinding] = [
        .init(
            code: "age",
            impact: .positive,
            evidence: "new jobs help people at the beginning of their working lives."
        ),
        .init(
            code: "disability",
            impact: .negative,
            severity: .high,
            evidence: "a town centre under construction is hard to cross with a wheelchair or a cane."
        ),
    ]
}
