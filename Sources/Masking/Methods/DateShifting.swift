internal import Records

/// `shift-date`: a date moves by some days, the same for all dates of one subject.
struct DateShifting: MaskingMethod {
    /// What becomes of the time of the day.
    private enum TimeOfDay: String, CaseIterable {
        case keep
        case drop
    }

    static let descriptor = MethodDescriptor(
        name: "shift-date", technique: .randomization,
        summary: "All dates of a subject (ISO 8601, a time behind them or not) move by one number of days, never 0, "
            + "drawn by the subject's mask and normalized value: wherever that mask is used, the same person's dates "
            + "move alike. A date that would pass `as-of` or leave the years 0001 to 9998 moves as far the other way; "
            + "one that is behind `as-of` already is not held by it. Where databases write no real date (`infinity`, "
            + "`-infinity`, `0000-00-00`, the year 9999) it stays and counts as kept. Separator, fraction and zone "
            + "stay as they are spelled. Invalid: what is no date with a day, years above 9999 and BC, and every "
            + "date of a record whose subject is null or empty.",
        parameters: [
            ParameterDescriptor(
                name: "days", type: .integer(1...365_250), isRequired: true, summary: "The most days, either way."),
            ParameterDescriptor(
                name: "least", type: .integer(1...365_250), defaultValue: "1", summary: "The fewest days, either way."),
            ParameterDescriptor(
                name: "time", type: .choice(TimeOfDay.allCases.map { $0.rawValue }), isRequired: true,
                summary: "Whether the time of the day stays: kept to the second or finer, it links records to those "
                    + "of other sources, whatever the date is."),
            ParameterDescriptor(
                name: "as-of", type: .day, inheritedFrom: .ruleSet,
                summary: "The day that no shifted date passes; without it dates may come to lie in the future."),
            .subject,
        ],
        examples: [
            MethodExample(
                parameters: ["days": "90", "time": "drop"], subject: "1042", input: "1987-05-17",
                result: .text("1987-03-30")),
            MethodExample(
                parameters: ["days": "90", "time": "drop"], subject: "1042", input: "1987-05-18T09:41:00Z",
                result: .text("1987-03-31")),
            MethodExample(
                parameters: ["days": "90", "time": "keep"], subject: "1042", input: "1987-05-17 09:41:00.5+02",
                result: .text("1987-03-30 09:41:00.5+02")),
            MethodExample(
                parameters: ["days": "90", "time": "drop", "as-of": "2026-01-31"], subject: "1043",
                input: "2026-01-31", result: .text("2025-11-10")),
            MethodExample(
                parameters: ["days": "90", "time": "drop"], subject: "1042", input: "9999-12-31",
                result: .text("9999-12-31")),
            MethodExample(
                parameters: ["days": "90", "time": "drop"], subject: "1042", input: "1987", result: .invalid),
            MethodExample(parameters: ["days": "90", "time": "drop"], input: "1987-05-17", result: .invalid),
        ],
        isConsistent: false, reversible: "by who has the key and the subject, not by us",
        keeps: "the intervals between the dates of a subject, but where the other way was taken", scope: .record,
        needsSubject: true, needsKey: true, promisesChange: true,
        handling: .grammar(
            invalid: "what is no date with a day, years above 9999, and every date of a record without its subject",
            number: "invalid"), ownClass: .noiseAddition)

    private let range: OffsetRange
    private let shift: DateShift

    init(_ parameters: MethodParameters) throws(MaskingError) {
        let checked = try parameters.checked(by: Self.descriptor)
        let most = checked.integer("days") ?? 1
        let least = checked.integer("least") ?? 1
        guard least <= most else {
            throw .unusable(
                method: parameters.method, problem: "'least' is above 'days'", cure: "let 'days' be the larger")
        }
        range = OffsetRange(least: least, most: most)
        shift = DateShift(
            dropsTime: checked.choice("time", as: TimeOfDay.self) != .keep,
            asOf: checked.day("as-of").map { DayNumber($0) })
    }

    var uniqueness: Uniqueness { .lossy }

    var keeps: String? {
        "the intervals between the dates of a subject, but where the other way was taken; the date to within "
            + "\(range.most) days\(shift.dropsTime ? "" : "; the time of the day, which links records")"
    }

    func longestResult(of length: Int) -> Int? { length }

    func bind(type: ValueType) throws(MaskingError) {
        guard type != .text else { return }
        throw .unusable(
            method: Self.descriptor.name, problem: "a column of type \(type.rawValue) has no dates",
            cure: "use another method, or remove `type`")
    }

    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker { dateMasker(key) }

    func subjectMasker(key: SubKey) throws(MaskingError) -> (any SubjectMasker)? { dateMasker(key) }

    private func dateMasker(_ key: SubKey) -> DateShiftMasker { DateShiftMasker(key: key, range: range, shift: shift) }
}
