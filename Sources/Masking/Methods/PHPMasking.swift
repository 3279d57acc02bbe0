/// `php-serialized`: what PHP's serialize() writes, masked by rules of its own.
struct PHPMasking: MaskingMethod {
    static let descriptor = MethodDescriptor(
        name: "php-serialized", technique: .none,
        summary:
            "The value is what PHP's serialize() writes, and the rules given for its paths mask what is in it, as "
            + "`json` does: arrays whose keys count from 0 are arrays (`items[*].sku`), others and objects are "
            + "objects, and a private or protected property has its plain name. Lengths are counted anew; a string "
            + "stays one, and a number, truth or enumeration case whose result is none becomes one. Class names stay.",
        treatment: .nests(.php), examples: [MethodExample(input: "s:3:\"ab\";", result: .invalid)],
        keeps: "its form, the names of classes, and what its rules keep",
        handling: ValueHandling(
            invalid: "references (`R:`, `r:`), `C:`, lengths that do not fit, text that is not UTF-8, too much depth",
            empty: .invalid, number: "an invalid value"))

    init(_ parameters: MethodParameters) throws(MaskingError) {
        _ = try parameters.checked(by: Self.descriptor)
    }

    var uniqueness: Uniqueness { .lossy }
    var keeps: String? { Self.descriptor.keeps }

    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker { RefusingMasker() }
}
