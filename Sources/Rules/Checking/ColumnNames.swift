/// The names of columns, found byte for byte or nearly.
struct ColumnNames {
    /// How names differ that are nearly equal.
    static let difference = "which differs only in case, blanks or invisible characters"

    private let names: [String]
    private var exact: [[UInt8]: Int] = [:]
    private var folded: [String: Int] = [:]

    /// The names in their order; of equal ones the first counts.
    init(_ names: [String]) {
        self.names = names
        for (index, name) in names.enumerated().reversed() {
            exact[Array(name.utf8)] = index
            folded[Self.fold(name)] = index
        }
    }

    /// The place of `name`, spelled exactly so: equal strings of other bytes are other columns.
    func index(of name: String) -> Int? { exact[Array(name.utf8)] }

    /// The place and the spelling of the name that looks like `name`.
    func nearest(to name: String) -> (index: Int, name: String)? {
        folded[Self.fold(name)].map { ($0, names[$0]) }
    }

    /// A name without what the eye does not see: case, blanks, format characters and controls.
    ///
    /// As a key of a dictionary it is compared by canonical equivalence, so that the two ways to write é are near, too.
    private static func fold(_ name: String) -> String {
        var visible = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .format, .control, .spaceSeparator, .lineSeparator, .paragraphSeparator: continue
            default: visible.append(scalar)
            }
        }
        return String(visible).lowercased()
    }
}
