/// The files of a rule set: the one on the command line and all that it extends, each once.
struct RuleFiles {
    /// The most files that a rule set is made of.
    static let maximumFiles = 64

    /// The files in the order in which they are named, the main one first.
    private(set) var files: [RuleFile] = []
    private let reading: (String) throws(RuleError) -> [UInt8]

    /// Reads the file at `path` and what it extends; throws only where the first cannot be read.
    init(
        path: String, reading: @escaping (String) throws(RuleError) -> [UInt8], log: inout FaultLog
    ) throws(RuleError) {
        self.reading = reading
        let main = RuleFile(path: path, bytes: try reading(path), isMain: true, log: &log)
        files.append(main)
        follow(main, trail: [RulePath.normalized(path)], &log)
    }

    /// Reads what `file` extends; `trail` are the files on the way to it.
    private mutating func follow(_ file: RuleFile, trail: [String], _ log: inout FaultLog) {
        for extended in file.extends {
            let path = RulePath.resolve(extended.value, in: file.path)
            let normal = RulePath.normalized(path)
            if let start = trail.firstIndex(of: normal) {
                let circle = (trail[start...] + [normal]).joined(separator: " → ")
                log.report(extended.place, "files extend each other in a circle: \(circle)", cure: "remove this one")
            } else if !files.contains(where: { RulePath.normalized($0.path) == normal }) {
                guard let next = read(path, at: extended.place, &log) else { continue }
                files.append(next)
                follow(next, trail: trail + [normal], &log)
            }
        }
    }

    private func read(_ path: String, at place: RulePlace, _ log: inout FaultLog) -> RuleFile? {
        guard files.count < Self.maximumFiles else {
            log.report(place, "more than \(Self.maximumFiles) files", cure: "put the masks into fewer")
            return nil
        }
        do throws(RuleError) {
            return RuleFile(path: path, bytes: try reading(path), isMain: false, log: &log)
        } catch {
            var reason = ""
            if case .unreadable(_, let said) = error { reason = ": \(said)" }
            log.report(
                place, "'\(path)' cannot be read\(reason)", cure: "name a readable file, relative to this one")
            return nil
        }
    }
}
