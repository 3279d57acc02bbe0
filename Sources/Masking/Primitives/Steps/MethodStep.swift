internal import Records

/// A method inside a method, with a part of its key for its own.
struct MethodStep: Sendable {
    /// What the method says of itself.
    let descriptor: MethodDescriptor
    /// The method with its parameters.
    let method: any MaskingMethod

    /// The method `name` with what stands behind it in `rule`; its place among `parameters` of another method.
    init(_ name: String, rule: ParameterValue?, in parameters: MethodParameters) throws(MaskingError) {
        guard let type = MethodCatalog.method(named: name) else { throw .unknownMethod(name) }
        guard type.descriptor.isStep else {
            throw .unusable(
                method: parameters.method, problem: "`\(name)` cannot be a step", cure: "write it as a rule of its own")
        }
        descriptor = type.descriptor
        method = try type.init(try MethodParameters(of: descriptor, rule: rule, files: parameters.files))
        guard method.vault == nil else {
            throw .unusable(
                method: parameters.method, problem: "`\(name)` with a vault cannot be a step",
                cure: "write it as a rule of its own")
        }
    }

    /// What masks under the part of `key` that belongs to `place`, from 1.
    func masker(key: SubKey, place: Int) throws(MaskingError) -> any ValueMasker {
        try method.masker(key: key.part(place, algorithm: descriptor.algorithm))
    }

    /// What turns values back under the part of `key` that belongs to `place`, from 1.
    func revealer(key: SubKey, place: Int) throws(MaskingError) -> (any ValueMasker)? {
        try method.revealer(key: key.part(place, algorithm: descriptor.algorithm))
    }
}
