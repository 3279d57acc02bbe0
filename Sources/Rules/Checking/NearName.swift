/// A column's name without what the eye does not see: two that are equal so may be one column.
struct NearName: Equatable {
    /// How such names differ.
    static let difference = "which differs only in case, blanks or invisible characters"

    private let folded: String

    /// The name `text` without case, blanks, format characters and controls.
    init(_ text: String) {
        var visible = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .format, .control, .spaceSeparator, .lineSeparator, .paragraphSeparator: continue
            default: visible.append(scalar)
            }
        }
        // Equality of strings is canonical equivalence, so that the two ways to write é are near, too.
        folded = String(visible).lowercased()
    }
}
