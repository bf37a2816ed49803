extension Abbreviation {
    /// Capitals that need no explanation.
    static let known = wellKnown.union(emphasised).union(Placeholder.promisesInCapitals)

    /// Short forms that more readers know than their full forms.
    ///
    /// GOV.UK's style leaves "UK, DVLA, US, EU, VAT and MP" unexplained; the others are of that kind.
    private static let wellKnown: Set<String> = [
        "A&E", "AD", "AGM", "AI", "AIDS", "AM", "B&B", "BBC", "BC", "CBE", "CCTV", "CEO", "COVID", "CV", "DIY", "DJ",
        "DNA", "DVLA", "EU", "FAQ", "FM", "GB", "GCSE", "GP", "HIV", "HM", "HMRC", "HR", "ID", "IT", "KB", "LGBT",
        "LGBTQ",
        "MB", "MBE", "MOT", "MP", "NATO", "NHS", "OBE", "OK", "PC", "PDF", "PE", "PIN", "PM", "PhD", "Q&A", "QR", "RAF",
        "RSPCA", "SMS", "TV", "UK", "UN", "UNESCO", "US", "USA", "USB", "VAT", "VIP",
    ]

    /// Plain words written large to be heard.
    private static let emphasised: Set<String> = [
        "ALL", "AND", "ANY", "ARE", "BY", "DO", "EVERY", "FOR", "IF", "IN", "IS", "MUST", "NEVER", "NEW", "NO", "NOT",
        "NOW", "OF", "ON", "ONLY", "OR", "OUR", "THE", "TO", "WE", "WILL", "WITH", "YES", "YOU", "YOUR",
    ]
}
