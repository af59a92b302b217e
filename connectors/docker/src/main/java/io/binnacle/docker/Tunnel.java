package io.binnacle.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Reaches an engine through the system's ssh, as docker itself does: each line is a `docker system dial-stdio` over
/// there. Lines share a connection (`ControlMaster`); servers allow ten sessions on one, so after eight lines another
/// connection is opened. ssh never asks anything here: keys come from its agent, hosts must be known to it.
final class Tunnel implements Dialler, AutoCloseable {
    private static final int LINES_PER_CONNECTION = 8;
    private static final int CONNECT_SECONDS = 10;
    private static final boolean CAN_SHARE = !System.getProperty("os.name", "").startsWith("Windows");

    private final Address.Ssh address;
    private final Optional<Path> settings;
    private final List<Shared> connections = new ArrayList<>();
    private volatile boolean closed;

    /// @param settings a file for `ssh -F`, from `BINNACLE_SSH_CONFIG`
    Tunnel(Address.Ssh address, Optional<Path> settings) {
        this.address = address;
        this.settings = settings;
    }

    @Override
    public Line line() {
        return new SshLine();
    }

    /// A connection with room, opened when there is none.
    private synchronized Shared board() throws IOException {
        if (closed) {
            throw new IOException("the connection was closed");
        }
        connections.removeIf(Shared::ended);
        for (var shared : connections) {
            if (shared.lines < LINES_PER_CONNECTION) {
                shared.lines++;
                return shared;
            }
        }
        var shared = new Shared();
        connections.add(shared);
        shared.lines++;
        return shared;
    }

    private synchronized void leave(Shared shared) {
        shared.lines--;
    }

    /// Remembers what runs over a connection: an ssh that finds its master gone would connect by itself.
    private synchronized void carry(Shared shared, Process line) {
        shared.carried.add(line);
        if (closed) {
            line.destroyForcibly();
        }
    }

    private synchronized void forget(Shared shared, Process line) {
        shared.carried.remove(line);
        leave(shared);
    }

    @Override
    public void close() {
        closed = true;
        endAll();
    }

    private synchronized void endAll() {
        connections.forEach(Shared::end);
        connections.clear();
    }

    private List<String> ssh(Path control, List<String> more) {
        var command = new ArrayList<>(List.of("ssh"));
        settings.ifPresent(file -> command.addAll(List.of("-F", file.toString())));
        command.addAll(List.of("-T", "-o", "BatchMode=yes", "-o", "ConnectTimeout=" + CONNECT_SECONDS));
        command.addAll(List.of("-o", "ServerAliveInterval=5", "-o", "ServerAliveCountMax=2"));
        if (CAN_SHARE) {
            command.addAll(List.of("-o", "ControlPath=" + control));
        }
        address.port().ifPresent(port -> command.addAll(List.of("-p", Integer.toString(port))));
        command.addAll(more);
        return command;
    }

    private List<String> dial() {
        var remote = new ArrayList<>(List.of("--", address.target(), "docker"));
        address.socket().ifPresent(path -> remote.addAll(List.of("--host", Shell.quote("unix://" + path))));
        remote.addAll(List.of("system", "dial-stdio"));
        return remote;
    }

    /// One ssh connection that carries several lines: a master process of ours, which dies with us.
    private final class Shared {
        private final Path directory = Files.createTempDirectory("binnacle-ssh");
        private final Path control = directory.resolve("m");
        private final Optional<Process> master;
        private final Set<Process> carried = new HashSet<>();
        private int lines;

        Shared() throws IOException {
            master = CAN_SHARE ? Optional.of(start()) : Optional.empty();
        }

        private Process start() throws IOException {
            var command = ssh(control, List.of("-M", "-N", "-o", "ControlPersist=no", "--", address.target()));
            var process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            await(process);
            return process;
        }

        /// Until the master listens, or has failed: the line that comes next then says why.
        private void await(Process process) throws IOException {
            var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(CONNECT_SECONDS);
            try {
                while (!closed && System.nanoTime() < until && !Files.exists(control)) {
                    if (process.waitFor(10, TimeUnit.MILLISECONDS)) {
                        return;
                    }
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                process.destroyForcibly();
                throw new IOException("interrupted", stop);
            }
        }

        boolean ended() {
            var over = lines == 0 && master.map(process -> !process.isAlive()).orElse(true);
            if (over) {
                end();
            }
            return over;
        }

        void end() {
            carried.forEach(Process::destroyForcibly);
            master.ifPresent(Process::destroyForcibly);
            try {
                Files.deleteIfExists(control);
                Files.deleteIfExists(directory);
            } catch (IOException stillInUse) {
                directory.toFile().deleteOnExit();
            }
        }
    }

    /// One `dial-stdio`.
    private final class SshLine implements Line {
        private final AtomicReference<Process> process = new AtomicReference<>();
        private final ByteTail complaint = new ByteTail(2000);
        private volatile boolean hungUp;

        @Override
        public void connect() throws IOException {
            var shared = board();
            try {
                var started = new ProcessBuilder(ssh(shared.control, dial())).start();
                process.set(started);
                carry(shared, started);
                Thread.ofVirtual().name("docker-ssh").start(() -> attend(started, shared));
                if (hungUp) {
                    close();
                }
            } catch (IOException notStarted) {
                leave(shared);
                throw new IOException("ssh cannot be started: " + Words.of(notStarted), notStarted);
            }
        }

        private void attend(Process started, Shared shared) {
            try {
                complaint.drain(started.getErrorStream());
                started.waitFor();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            } finally {
                forget(shared, started);
            }
        }

        @Override
        public InputStream input() {
            return new Complaining(process.get().getInputStream(), this::complaint);
        }

        /// What ssh said when it ended without a word of the engine.
        private Optional<String> complaint() {
            try {
                var ended = process.get().waitFor(1, TimeUnit.SECONDS);
                var text = new String(complaint.bytes(), StandardCharsets.UTF_8);
                return hungUp || !ended || text.isBlank() ? Optional.empty() : Optional.of(Words.line(text));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }

        @Override
        public OutputStream output() {
            return process.get().getOutputStream();
        }

        @Override
        public void close() {
            hungUp = true;
            var started = process.get();
            if (started != null) {
                started.destroyForcibly();
            }
        }
    }
}
