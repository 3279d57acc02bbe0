/// The file that a run will replace, the partial one beside it, and the lock on both.
///
/// Until `publish` returns, the file that people read is untouched; the partial one goes when this value goes.
struct TargetFile: ~Copyable {
    /// The path as the user gave it, for messages.
    let path: String
    /// The file that people read, by a path without symbolic links.
    let published: String
    /// Where the run writes.
    let partial: String
    private let folder: String
    /// What stands behind a store's name in those of its other files: ours, then SQLite's.
    private static let suffixes = [".partial", ".lock", "-journal", "-wal", "-shm"]
    private let lock: StoreLock
    private let previous: FileStatus?
    private let mustBeNew: Bool
    private var hasPartial = false

    /// Takes the lock, refuses a file that may not be replaced, and removes what a killed run left.
    ///
    /// With `mustBeNew` whatever has come to be there at the end is not replaced either.
    init(path: String, mustBeNew: Bool = false) throws(StoreError) {
        let (folder, name) = try SystemCall.resolved(path)
        let published = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
        let lock = try StoreLock(path: published + ".lock", store: path)
        let previous = try Self.checked(published, as: path)
        try SystemCall.remove(published + ".partial")
        self.path = path
        self.folder = folder
        self.published = published
        self.partial = published + ".partial"
        self.lock = lock
        self.previous = previous
        self.mustBeNew = mustBeNew
    }

    /// Takes the lock for a file that is not there yet; `source` is a file that must stay what it is.
    ///
    /// Looks before it locks, so that nothing is left beside a file that is refused.
    static func new(_ path: String, besides source: String) throws(StoreError) -> TargetFile {
        if let status = try SystemCall.status(of: path) {
            throw .refused(path: path, status.isSymbolicLink ? .symbolicLink : .existing)
        }
        let own = try SystemCall.resolved(source)
        let new = try SystemCall.resolved(path)
        if own.folder == new.folder {
            for suffix in suffixes {
                if own.name == new.name + suffix { throw .refused(path: source, .ownStore) }
                if new.name == own.name + suffix { throw .refused(path: path, .besideStore) }
            }
        }
        let target = try TargetFile(path: path, mustBeNew: true)
        if target.exists { throw .refused(path: path, .existing) }
        return target
    }

    /// Whether there is a file at `path` to replace, which is only looked at; refuses one that may not be replaced.
    static func canReplace(_ path: String) throws(StoreError) -> Bool {
        let (folder, name) = try SystemCall.resolved(path)
        return try checked("\(folder)/\(name)", as: path) != nil
    }

    deinit {
        // Nothing can be done about a failure here; the next run removes what stays.
        if hasPartial { try? SystemCall.remove(partial) }
    }

    /// Whether there is a published file to carry over from.
    var exists: Bool { previous != nil }

    /// Makes the partial file, empty, 0600, and already owned by the published file's owner: a run that may not
    /// hand it over ends before it begins.
    mutating func createPartial() throws(StoreError) {
        try SystemCall.create(partial, owner: previous.map { ($0.owner, $0.group) })
        hasPartial = true
    }

    /// Puts the partial file in the published one's place: synced, renamed, the folder synced.
    ///
    /// `mode` wins over the published file's mode; a new file is 0600.
    mutating func publish(mode: UInt16?) throws(StoreError) {
        try SystemCall.seal(partial, mode: mode ?? previous?.mode ?? 0o600)
        try checkUnchanged()
        if mustBeNew {
            guard try SystemCall.moveToFree(partial, to: published) else { throw .refused(path: path, .existing) }
        } else {
            try SystemCall.move(partial, to: published)
        }
        hasPartial = false
        try SystemCall.sealFolder(folder)
    }

    /// Whether the published file is still the one that was checked.
    private func checkUnchanged() throws(StoreError) {
        let now = try Self.checked(published, as: path)
        switch (previous, now) {
        case (nil, nil): return
        case (let before?, let now?) where before.isSameFile(as: now): return
        default: throw .refused(path: path, mustBeNew ? .existing : .replaced)
        }
    }

    /// The status of the published file if a run may replace it, nil if there is none.
    ///
    /// A journal beside it is refused too: SQLite would play it into the file that takes the place.
    private static func checked(_ published: String, as path: String) throws(StoreError) -> FileStatus? {
        for suffix in ["-journal", "-wal"] where try SystemCall.status(of: published + suffix) != nil {
            throw .refused(path: path, .journal(path + suffix))
        }
        guard let status = try SystemCall.status(of: published) else { return nil }
        if status.isSymbolicLink { throw .refused(path: path, .symbolicLink) }
        if !status.isRegular { throw .refused(path: path, .notRegular) }
        if status.links > 1 { throw .refused(path: path, .hardLink) }
        return status
    }
}
