internal import Masking

/// One file of a rule set, read but not yet linked with the others.
struct RuleFile: Sendable {
    let path: String
    let bytes: [UInt8]
    var name = ""
    var purpose: String?
    var tenant = ""
    var epoch = ""
    /// The day that methods take for today.
    var asOf: String?
    var key: KeyProvider?
    /// The same as the file spells it.
    var namedKey: KeyProvider?
    var extends: [Placed<String>] = []
    var standard: Standard?
    var unlisted: Unlisted?
    var onInvalid: OnInvalid?
    var masks: [MaskDraft] = []
    var datasets: [DatasetDraft] = []
    var accepted: [Acceptance] = []

    /// The parameters that it gives to all methods which take them.
    var inherited: [String: ParameterValue] { asOf.map { [RuleSetKeys.asOf.name: .text($0)] } ?? [:] }

    /// Reads `bytes`; `isMain`: this file is named on the command line, and not by another's `extends`.
    init(path: String, bytes: [UInt8], isMain: Bool, log: inout FaultLog) {
        self.path = path
        self.bytes = bytes
        guard let root = log.attempt({ () throws(RuleFault) in try YAMLDocument.root(of: bytes, file: path) }),
            let map = RuleMap(root, "a rule set", known: RuleSetKeys.all, log: &log)
        else { return }
        for key in [RuleSetKeys.version.name, RuleSetKeys.name.name] where map.entry(key) == nil {
            log.report(map.place, "the rule set has no '\(key)'", cure: "begin with `bauta: 1` and `name: NAME`")
        }
        _ = map.value(RuleSetKeys.version, &log)
        name = map.value(RuleSetKeys.name, &log) ?? ""
        purpose = map.value(RuleSetKeys.purpose, &log)
        standard = map.value(RuleSetKeys.standard, &log)
        masks = map.value(RuleSetKeys.masks, &log) ?? []
        if isMain { readMain(map, &log) } else { refuseMain(map, &log) }
    }

    private mutating func readMain(_ map: RuleMap, _ log: inout FaultLog) {
        tenant = map.value(RuleSetKeys.tenant, &log) ?? ""
        epoch = map.value(RuleSetKeys.epoch, &log) ?? ""
        asOf = map.value(RuleSetKeys.asOf, &log)
        namedKey = map.value(RuleSetKeys.key, &log)
        key = namedKey?.resolved(in: path)
        extends = map.value(RuleSetKeys.extends, &log) ?? []
        unlisted = map.value(RuleSetKeys.unlisted, &log)
        onInvalid = map.value(RuleSetKeys.onInvalid, &log)
        datasets = map.value(RuleSetKeys.datasets, &log) ?? []
        accepted = map.value(RuleSetKeys.accept, &log) ?? []
    }
}

extension RuleFile {
    /// An extended file brings masks and a standard only; what it says beside them would be lost, so it may not say it.
    private mutating func refuseMain(_ map: RuleMap, _ log: inout FaultLog) {
        extends = map.value(RuleSetKeys.extends, &log) ?? []
        for entry in map.entries where RuleSetKeys.onlyInMain.contains(entry.key) {
            log.report(
                entry.place, "'\(entry.key)' does not count in a file that another extends, which brings masks only",
                cure: "move it to the file that is named on the command line")
        }
    }
}
