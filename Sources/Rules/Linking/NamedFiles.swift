internal import Masking

/// The files beside the rules that methods name, such as lists to pick from: each is read once.
struct NamedFiles {
    /// The most bytes that one may have: 64 MiB.
    static let maximumBytes = 1 << 26

    /// The files that could be read, in the order in which they are named; they belong to the rule set.
    private(set) var files: [RuleSet.File] = []
    private var places: [String: Int] = [:]
    private var faults: [String: String] = [:]

    /// No files.
    init() {}

    /// Reads what the methods of `rules` name.
    init(of rules: [RuleFile], reading: (String) throws(RuleError) -> [UInt8]) {
        for method in rules.flatMap(\.methods) {
            for (_, name) in method.fileNames { read(RulePath.resolve(name, in: method.place.file), reading) }
        }
    }

    /// What the files hold that `method` names, by the names that it gives them.
    func contents(of method: MethodDraft) throws(RuleFault) -> [String: [UInt8]] {
        var contents: [String: [UInt8]] = [:]
        for (parameter, name) in method.fileNames {
            let path = RulePath.resolve(name, in: method.place.file)
            guard let place = places[path] else {
                throw RuleFault(
                    method.parameterPlaces[parameter] ?? method.place,
                    "'\(name)' \(faults[path] ?? "cannot be read")",
                    cure: "name a readable file of at most \(Self.maximumBytes >> 20) MiB, relative to this one")
            }
            contents[name] = files[place].bytes
        }
        return contents
    }

    private mutating func read(_ path: String, _ reading: (String) throws(RuleError) -> [UInt8]) {
        if places[path] != nil || faults[path] != nil { return }
        do throws(RuleError) {
            let bytes = try reading(path)
            if bytes.count > Self.maximumBytes {
                faults[path] = "is too large"
            } else {
                places[path] = files.count
                files.append(RuleSet.File(path: path, bytes: bytes))
            }
        } catch {
            if case .unreadable(_, let reason) = error { faults[path] = "cannot be read: \(reason)" }
        }
    }
}

extension RuleFile {
    /// Every method that the file names with parameters.
    fileprivate var methods: [MethodDraft] {
        masks.flatMap { $0.rule.methods } + datasets.flatMap { $0.columns.flatMap(\.methods) }
    }
}

extension ColumnDraft {
    fileprivate var methods: [MethodDraft] { (rules + keys).flatMap(\.methods) }
}

extension RuleDraft {
    fileprivate var methods: [MethodDraft] {
        switch choice {
        case .method(let method): [method]
        case .nested(_, let columns): columns.flatMap(\.methods)
        case .word, .mask, .references: []
        }
    }
}

extension MethodDraft {
    /// The files that the method names, each with the parameter that names it.
    fileprivate var fileNames: [(parameter: String, name: String)] {
        guard let descriptor = MethodCatalog.method(named: name)?.descriptor else { return [] }
        return MethodParameters.fileNames(in: rule, of: descriptor)
    }
}
