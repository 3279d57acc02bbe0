extension FormatPreservingEncryption {
    static let descriptor = MethodDescriptor(
        name: "fpe", technique: .pseudonymization,
        summary: "The value keeps its look: its characters of an alphabet are encrypted by FF1 of NIST SP 800-38G, all "
            + "others, NUL too, stay in their places. Of a format's numbers all but the check digit is encrypted, and "
            + "the new check digit is the right one plus the old one's error, so that an invalid number stays invalid; "
            + "of a card plus one more, so that a valid number never comes out valid, and one wrong check digit in "
            + "nine comes out right. Of a JSON number the characters are encrypted: it becomes a text.",
        mainParameter: "alphabet", parameters: parameters, alternatives: ["alphabet", "format", "characters"],
        examples: examples,
        reversible: "with the key", isFormatPreserving: true, isLengthPreserving: true,
        keeps: "every character outside the alphabet, and the length; of formats, the places of letters, digits and "
            + "separators, and how far the check digit is off",
        needsKey: true, promisesChange: true,
        handling: ValueHandling(
            invalid: "too few characters of the alphabet, and what is not written as the format's numbers are",
            empty: .invalid, unicode: .depends("outside the alphabet it stays as it is"),
            nul: .depends("outside the alphabet it stays as it is"),
            long: .depends("masked, unless a format or FF1's limits say less: 4,096 characters of the alphabet")),
        ownClass: .formatPreservingEncryption)

    private static let parameters = [
        ParameterDescriptor(
            name: "alphabet",
            type: .choice(Alphabet.allCases.map { $0.rawValue } + Format.allCases.map { $0.rawValue }),
            summary: "What is encrypted: at least 6 digits, or 4 letters or alphanumeric characters, at most 4096; or "
                + "a format."),
        ParameterDescriptor(
            name: "format", type: .choice(Format.allCases.map { $0.rawValue }),
            summary: "Numbers with spaces and hyphens: cards of 12 to 19 digits; IBANs, whose country and letters' "
                + "case stay and whose national check digits are encrypted, never with 00, 01 or 99; IMEIs of 15 or "
                + "14 digits, or 16, of which the last two stay; ISBNs of 10 digits, the last one perhaps X, or of 13, "
                + "of which 978 or 979 stays."),
        ParameterDescriptor(
            name: "characters", type: .text,
            summary: "An alphabet of 2 to 65536 characters, that is Unicode scalars, with ranges as a-z and a hyphen "
                + "first or last; values need so many of them that there are 1000000 such texts. Characters have "
                + "different lengths in UTF-8: their number stays, the number of bytes need not."),
        ParameterDescriptor(
            name: "tweak", type: .text,
            summary: "The tweak of FF1: rules of one mask with different tweaks mask differently, and join only where "
                + "mask and tweak are equal."),
        ParameterDescriptor(
            name: "checksum", type: .choice(Checksum.allCases.map { $0.rawValue }), defaultValue: "shift",
            summary: "Of a card: shift adds one to the check digit's error, keep does not and needs a reason."),
        ParameterDescriptor(
            name: "reason", type: .text, summary: "Why valid card numbers must come out valid: copied to the audit."),
    ]

    private static let examples = [
        MethodExample(
            parameters: ["alphabet": "digits"], input: "4111 1111 1111 1111", result: .text("0919 3647 9825 6686")),
        MethodExample(parameters: ["alphabet": "letters"], input: "Ada Lovelace", result: .text("xZl ySSZVrxQ")),
        MethodExample(parameters: ["alphabet": "alphanumeric"], input: "AB-12/cd", result: .text("Uk-d9/PH")),
        MethodExample(parameters: ["alphabet": "digits"], input: "12345", result: .invalid),
        MethodExample(
            parameters: ["format": "card"], input: "4111 1111 1111 1111", result: .text("8441 4075 1197 0657")),
        MethodExample(
            parameters: ["format": "card", "checksum": "keep", "reason": "a form checks them"],
            input: "4111 1111 1111 1111", result: .text("8441 4075 1197 0656")),
        MethodExample(
            parameters: ["format": "iban"], input: "GB29 NWBK 6016 1331 9268 19",
            result: .text("GB53 LOGJ 2675 0043 6987 70")),
        MethodExample(
            parameters: ["format": "iban"], input: "gb29nwbk60161331926819", result: .text("gb53logj26750043698770")),
        MethodExample(parameters: ["format": "iban"], input: "GB00 NWBK 6016 1331 9268 19", result: .invalid),
        MethodExample(
            parameters: ["format": "imei"], input: "49-015420-323751-8", result: .text("17-204602-291544-6")),
        MethodExample(
            parameters: ["format": "isbn"], input: "978-3-16-148410-0", result: .text("978-8-63-673220-5")),
        MethodExample(parameters: ["format": "isbn"], input: "3-16-148410-X", result: .text("8-63-673220-4")),
        MethodExample(
            parameters: ["characters": "а-я"], input: "иван Петров 7", result: .text("увья Пэсгрф 7")),
        MethodExample(
            parameters: ["alphabet": "digits", "tweak": "orders"], input: "4111 1111 1111 1111",
            result: .text("4733 5476 4721 2250")),
    ]
}
