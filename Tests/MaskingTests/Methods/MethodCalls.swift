import Masking
import TestSupport

/// What becomes of `text` under `name: { parameters }` and the examples' key: nil for a value outside the grammar.
func masked(_ name: String, _ parameters: [String: String], _ text: String) throws -> String? {
    try masked(try method(name, parameters), text, key: exampleKey(name))
}

/// The same in a record of `subject`, under the examples' key of subjects.
func masked(_ name: String, _ parameters: [String: String], _ text: String, of subject: String) throws -> String? {
    guard let type = MethodCatalog.method(named: name) else { throw MaskingError.unknownMethod(name) }
    return try masked(
        try method(name, parameters), text, key: type.descriptor.exampleKey(for: .subject), subject: subject)
}

/// What becomes of `text` under a method and a key, in a record of `subject`.
func masked(_ method: any MaskingMethod, _ text: String, key: SubKey, subject: String? = nil) throws -> String? {
    switch try MethodLaws.mask([Array(text.utf8)], method, key: key, subject: subject).first {
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    case .null: "<null>"
    case .invalid, nil: nil
    }
}

/// The method that a rule makes.
func method(_ name: String, _ parameters: [String: String] = [:]) throws -> any MaskingMethod {
    try method(name, values: parameters.mapValues { .text($0) })
}

/// The method that a rule with lists or maps makes.
func method(_ name: String, values: [String: ParameterValue]) throws -> any MaskingMethod {
    try MethodCatalog.make(name, rule: .map(values.map { ParameterEntry(name: $0.key, value: $0.value) }))
}

/// What is wrong with a rule, or nil.
func fault(_ name: String, _ parameters: [String: String] = [:]) -> String? {
    fault(name, values: parameters.mapValues { .text($0) })
}

/// What is wrong with a rule that has lists or maps, or nil.
func fault(_ name: String, values: [String: ParameterValue]) -> String? {
    do {
        _ = try method(name, values: values)
        return nil
    } catch {
        return "\(error)"
    }
}

private func exampleKey(_ name: String) throws -> SubKey {
    guard let method = MethodCatalog.method(named: name) else { throw MaskingError.unknownMethod(name) }
    return method.descriptor.exampleKey
}
