package io.binnacle.docker;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import io.binnacle.model.Refusal;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import okio.BufferedSink;
import okio.Okio;

/// The small container that looks at a host's sockets.
///
/// It sees the host's processes and network and holds no privilege beyond that: no capability, a read-only file
/// system, a memory limit, nothing mounted. It does nothing by itself: each line we send names processes, and it
/// answers
/// with the sockets of their network namespaces. When its input ends, or nobody asks for ten seconds, it ends, and the
/// engine removes it; so nothing is left behind when Binnacle dies.
final class Probe implements AutoCloseable {
    static final String LABEL = "io.binnacle.probe";
    static final String USUAL_IMAGE = "busybox";

    private static final long MEMORY = 32L << 20;
    private static final long PROCESSES = 16;
    private static final int LONGEST = 64 * 1024;
    private static final int LONGEST_FRAME = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    /// For the shell and awk of busybox. Letters begin the lines of an answer: N a namespace, C the CPU times, M memory
    /// in KiB, D the disk, A an address, X too many sockets, E the end.
    private static final String SCRIPT = """
            while read -t 10 -r what pids; do
              awk -v pids="$pids" '
                function show(file, line, part, count) {
                  count = 0
                  while ((getline line < file) > 0) {
                    split(line, part, " ")
                    if (part[4] ~ /^(01|04|05|06|08|09|0A|0B)$/) {
                      if (++count > 5000) { print "X"; break }
                      print part[2], part[3], part[4]
                    }
                  }
                  close(file)
                }
                function keep(file, pattern, mark, line) {
                  while ((getline line < file) > 0) if (line ~ pattern) print mark, line
                  close(file)
                }
                BEGIN {
                  keep("/proc/stat", "^cpu ", "C")
                  keep("/proc/meminfo", "^Mem(Total|Available):", "M")
                  number = split(pids, pid, " ")
                  for (i = 1; i <= number; i++) {
                    print "N", pid[i]
                    show("/proc/" pid[i] "/net/tcp")
                    show("/proc/" pid[i] "/net/tcp6")
                  }
                }'
              if [ "$what" = all ]; then
                df -P / | sed -n 's/^/D /;$p'
                ip -o addr | while read -r number name family address rest; do echo "A $name $address"; done
              fi
              echo E
            done
            """;

    private final Exchange exchange;
    private final okio.Socket socket;
    private final BufferedSink input;
    private final Lines output;
    private final ProbeOutput frames;

    private Probe(Exchange exchange, okio.Socket socket) {
        this.exchange = exchange;
        this.socket = socket;
        this.input = Okio.buffer(socket.getSink());
        socket.getSource().timeout().timeout(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        this.frames = new ProbeOutput(Okio.buffer(socket.getSource()).inputStream());
        this.output = new Lines(frames, LONGEST);
    }

    /// Starts one.
    ///
    /// @throws NoImage when the image is not on the host: it is never pulled
    static Probe start(Engine engine, String image) throws IOException {
        try {
            if (!engine.hasImage(image)) {
                throw new NoImage();
            }
            return launched(engine, create(engine, image));
        } catch (UncheckedIOException wrong) {
            var cause = wrong.getCause();
            throw cause == null ? new IOException(wrong) : cause;
        }
    }

    private static Probe launched(Engine engine, String id) throws IOException {
        var exchange = engine.attach(id);
        try {
            var probe = new Probe(exchange, exchange.answer().duplex());
            Commands.over(engine.wire(), engine.version(), PATIENCE)
                    .startContainerCmd(id)
                    .exec();
            return probe;
        } catch (IOException | UncheckedIOException failed) {
            exchange.cancel();
            remove(engine, id);
            throw failed;
        }
    }

    private static String create(Engine engine, String image) {
        return Commands.over(engine.wire(), engine.version(), PATIENCE)
                .createContainerCmd(image)
                .withName("binnacle-probe-" + UUID.randomUUID().toString().substring(0, 8))
                .withEntrypoint("sh", "-c", SCRIPT)
                .withCmd(List.of())
                .withLabels(Map.of(LABEL, "1"))
                .withAttachStdin(true)
                .withStdinOpen(true)
                .withStdInOnce(true)
                .withHostConfig(confined())
                .exec()
                .getId();
    }

    private static HostConfig confined() {
        return HostConfig.newHostConfig()
                .withPidMode("host")
                .withNetworkMode("host")
                .withUsernsMode("host")
                .withAutoRemove(true)
                .withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges", "label=disable"))
                .withMemory(MEMORY)
                .withPidsLimit(PROCESSES)
                .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE));
    }

    /// Removes what was created and never started; what was started goes by itself.
    private static void remove(Engine engine, String id) {
        try {
            Commands.over(engine.wire(), engine.version(), PATIENCE)
                    .removeContainerCmd(id)
                    .withForce(true)
                    .exec();
        } catch (UncheckedIOException leftToTheSweep) {
            // the next probe on this host sweeps it away
        }
    }

    /// Removes probes of a Binnacle that died before it could start them.
    static void sweep(Engine engine) throws IOException {
        for (var entry : engine.list()) {
            var state = entry.path("State").asText("");
            var old = entry.path("Created").asLong(Long.MAX_VALUE) < System.currentTimeMillis() / 1000 - 60;
            if (entry.path("Labels").has(LABEL) && old && (state.equals("created") || state.equals("exited"))) {
                remove(engine, entry.path("Id").asText(""));
            }
        }
    }

    /// Asks for the sockets of these processes' namespaces.
    ///
    /// @param all also what changes seldom: disk and addresses
    Scan scan(List<Integer> pids, boolean all) throws IOException {
        var ask = new StringBuilder(all ? "all" : "some");
        pids.forEach(pid -> ask.append(' ').append(pid));
        input.writeUtf8(ask.append('\n').toString());
        input.flush();
        var scan = new Scan.Builder();
        while (true) {
            var line = output.next();
            if (line.isEmpty()) {
                throw new EOFException("the probe ended: " + frames.complaint());
            }
            if (line.get().equals("E")) {
                return scan.build();
            }
            scan.line(line.get());
        }
    }

    @Override
    public void close() {
        socket.cancel();
        exchange.cancel();
    }

    /// The image is not on the host.
    static final class NoImage extends IOException {
        private static final long serialVersionUID = 1L;
    }

    static Refusal noImage(String image, Engine engine) {
        var docker = Shell.line(
                java.util.stream.Stream.concat(java.util.stream.Stream.of("docker"), engine.place().flags().stream())
                        .toList());
        return new Refusal(
                Refusal.Reason.UNSUPPORTED,
                "to start the traffic probe from the image " + image,
                "the image is not on that host, and Binnacle pulls nothing by itself",
                "run `" + docker + " pull " + Shell.quote(image) + "`, or `docker save " + Shell.quote(image) + " | "
                        + docker + " load`, or name another image with busybox in it in BINNACLE_PROBE_IMAGE");
    }

    /// What it writes, out of its frames; what it complains of is kept apart.
    private static final class ProbeOutput extends InputStream {
        private final InputStream stream;
        private final ByteTail complaints = new ByteTail(500);
        private InputStream frame = InputStream.nullInputStream();

        ProbeOutput(InputStream stream) {
            this.stream = stream;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            for (var count = frame.read(bytes, offset, length); ; count = frame.read(bytes, offset, length)) {
                if (count >= 0) {
                    return count;
                }
                var next = next();
                if (next.isEmpty()) {
                    return -1;
                }
                frame = next.get();
            }
        }

        // Not readNBytes(int): that ends with a read of nothing, for which an empty buffer of Okio's waits.
        private Optional<InputStream> next() throws IOException {
            while (true) {
                var head = new byte[8];
                if (stream.readNBytes(head, 0, 8) < 8) {
                    return Optional.empty();
                }
                var content = new byte[length(head)];
                stream.readNBytes(content, 0, content.length);
                if (head[0] != 2) {
                    return Optional.of(new ByteArrayInputStream(content));
                }
                complaints.drain(new ByteArrayInputStream(content));
            }
        }

        private static int length(byte[] head) throws IOException {
            var length = java.nio.ByteBuffer.wrap(head, 4, 4).getInt();
            if (length < 0 || length > LONGEST_FRAME) {
                throw new IOException("what came is no output of the probe");
            }
            return length;
        }

        String complaint() {
            return Words.line(new String(complaints.bytes(), StandardCharsets.UTF_8));
        }
    }
}
