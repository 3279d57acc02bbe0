internal import Records

/// `shuffle`: the values of a column change places among its records.
struct Shuffling: MaskingMethod {
    static let descriptor = MethodDescriptor(
        name: "shuffle", technique: .randomization,
        summary: "The values of the column change places, in all of the dataset or `within` the records that have one "
            + "value of another column in common, by a permutation that the key draws over their positions: the same "
            + "for any number of workers. Every value stays in the dataset and can be read there; only whose it is, is "
            + "hidden, and a value may come to stand where it was. Nulls and empty values stay in their places, unless "
            + "they are masked, too. The source is read twice, so it is no pipe; what does not fit into memory lies "
            + "in a file without a name under a key that dies with the process. Refused for class direct, in JSON "
            + "inside strings, in `bauta filter`, and where a group has fewer than 5 different values: whoever knows "
            + "the group would know the values.",
        mainParameter: withinName,
        parameters: [
            ParameterDescriptor(
                name: withinName, type: .column,
                summary: "The column or path of the same record whose equal values, as they come, make a group.")
        ],
        examples: [
            MethodExample(input: "4200", result: .text("4200")),
            MethodExample(parameters: [withinName: "country"], input: "4200", result: .text("4200")),
        ],
        isConsistent: false, reversible: "by who has the key and all of the dataset, not by us", keeps: keptWords,
        scope: .dataset, needsKey: true,
        handling: ValueHandling(
            number: "the spelling of another one: a number under `type: integer` or `type: real`, else a string"),
        ownClass: .permutation)

    /// What rules call the column of the groups.
    static let withinName = "within"
    private static let keptWords = "every value of the column, in another record"

    init(_ parameters: MethodParameters) throws(MaskingError) {
        _ = try parameters.checked(by: Self.descriptor)
    }

    /// Values that differ stay different: they only move.
    var uniqueness: Uniqueness { .preserved }

    var keeps: String? { Self.keptWords }

    func longestResult(of length: Int) -> Int? { length }

    /// Permutes the values of one batch as if it were the dataset, all in one group.
    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker {
        BatchShuffler(permutation: KeyedPermutation(key: key))
    }
}

extension ParameterDescriptor {
    /// What rules call the column whose equal values make the groups of `shuffle`.
    public static let withinName = Shuffling.withinName
}

private struct BatchShuffler: ValueMasker {
    let permutation: KeyedPermutation

    mutating func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        output.append(copying: value)
        return true
    }

    mutating func mask(_ values: [Field], of bytes: Span<UInt8>, into output: inout [UInt8], results: inout [Field]) {
        let sources = permutation.sources(of: [Int32](repeating: 0, count: values.count))
        for source in sources {
            let field = values[Int(source)]
            let start = output.count
            output.append(copying: bytes.extracting(field.range))
            results.append(Field(start: start, length: output.count - start))
        }
    }
}
