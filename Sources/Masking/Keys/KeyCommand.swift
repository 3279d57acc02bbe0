// The C library's `environ` is a plain variable; nothing here writes it.
#if canImport(Darwin)
    @unsafe @preconcurrency internal import Darwin
#else
    @unsafe @preconcurrency internal import Glibc
#endif

/// A program that writes a key to its standard output: started without a shell, its standard error unheard.
struct KeyCommand {
    /// The program and its arguments.
    let arguments: [String]
    /// The provider, for messages.
    let place: String
    /// How long the program may take.
    var timeout = Duration.seconds(30)

    /// Starts the program, takes what it writes, and waits for its end; one that writes more than a key is killed.
    func read(into text: inout SecretBuffer) throws(KeyError) {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw failure("no pipe can be made (errno \(errno))") }
        defer { close(ends[0]) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let child = try start(writingTo: ends[1])
        let deadline = ContinuousClock.now + timeout
        while text.count < text.capacity {
            guard wait(for: ends[0], until: deadline) else { break }
            let received = text.read(from: ends[0])
            if received == 0 { return try wait(for: child, until: deadline) }
            if received < 0, errno != EINTR { break }
        }
        let isTooLong = text.count == text.capacity
        kill(child, SIGKILL)
        var status: Int32 = 0
        _ = unsafe waitpid(child, &status, 0)
        // Too long a text is no key, whoever reads it says so.
        guard isTooLong else { throw lateness }
    }

    /// Starts the program with `output`, which is closed here, as its standard output.
    private func start(writingTo output: Int32) throws(KeyError) -> pid_t {
        defer { close(output) }
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = unsafe posix_spawn_file_actions_t()
        #endif
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var words = unsafe arguments.map { unsafe strdup($0) } + [nil]
        defer {
            for index in unsafe words.indices { unsafe free(words[index]) }
        }
        var child: pid_t = 0
        let code = unsafe posix_spawnp(&child, arguments[0], &actions, nil, &words, environ)
        guard code == 0 else { throw failure("the program cannot be started (errno \(code))") }
        return child
    }

    /// Waits until there is something to read, or the end; false at the deadline.
    private func wait(for input: Int32, until deadline: ContinuousClock.Instant) -> Bool {
        while true {
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { return false }
            var request = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
            let ready = unsafe poll(&request, 1, Int32(left / .milliseconds(1)) + 1)
            if ready > 0 { return true }
            if ready < 0, errno != EINTR { return false }
        }
    }

    /// Waits for the program's end; at the deadline it is killed.
    private func wait(for child: pid_t, until deadline: ContinuousClock.Instant) throws(KeyError) {
        var status: Int32 = 0
        while true {
            let ended = unsafe waitpid(child, &status, WNOHANG)
            if ended == child { break }
            guard ended == 0 || errno == EINTR else { throw failure("the program cannot be waited for") }
            guard ContinuousClock.now < deadline else {
                kill(child, SIGKILL)
                _ = unsafe waitpid(child, &status, 0)
                throw lateness
            }
            poll(nil, 0, 5)
        }
        guard status == 0 else {
            let signal = status & 0x7F
            throw failure(
                signal == 0
                    ? "the program ended with status \(status >> 8 & 0xFF)"
                    : "the program was ended by signal \(signal)")
        }
    }

    private var lateness: KeyError { failure("the program did not end within \(timeout / .seconds(1)) seconds") }

    private func failure(_ problem: String) -> KeyError {
        .failed(place: place, problem: problem, cure: "try the command by hand")
    }
}
