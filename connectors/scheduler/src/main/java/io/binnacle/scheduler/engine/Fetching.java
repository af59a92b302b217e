package io.binnacle.scheduler.engine;

import io.binnacle.craft.Bounded;
import io.binnacle.model.Mount;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.AppDefinition.Fetch;
import io.binnacle.spi.Launch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Brings what an app fetches into its sandbox: from the web by way of this process, as archives that the engine
/// unpacks
/// before the start; from the disk of the host as mounts, which are read only.
final class Fetching {
    static final String SANDBOX = "/mnt/mesos/sandbox";
    private static final String SCRATCH = "launch-";
    private static final long LARGEST = Downloads.LARGEST;

    private final Path directory;
    private final Downloads downloads;

    /// @param directory of its own; what a former process left there half done is removed
    Fetching(Path directory) {
        this.directory = directory;
        this.downloads = new Downloads(directory.resolve("cache"));
        if (Files.isDirectory(directory)) {
            sweep();
        }
    }

    private void sweep() {
        try (var left = Files.newDirectoryStream(directory, SCRATCH + "*")) {
            left.forEach(Fetched::delete);
        } catch (IOException unreadable) {
            System.getLogger(Fetching.class.getName())
                    .log(System.Logger.Level.WARNING, "cannot look into " + directory, unreadable);
        }
    }

    /// @throws Unlaunchable when something cannot be had, naming it without what may be secret in its address
    Fetched of(AppDefinition app) throws Unlaunchable, InterruptedException {
        var wanted = app.fetch().stream().filter(fetch -> !fetch.credentials()).toList();
        if (wanted.isEmpty()) {
            return Fetched.NOTHING;
        }
        try {
            Files.createDirectories(directory);
            return new Sandbox(Files.createTempDirectory(directory, SCRATCH)).filled(wanted);
        } catch (IOException failed) {
            throw new Unlaunchable("what it fetches cannot be kept in " + directory + ": " + failed.getMessage());
        }
    }

    /// One being filled.
    private final class Sandbox {
        private final Path scratch;
        private final List<Launch.Archive> archives = new ArrayList<>();
        private final List<Mount> mounts = new ArrayList<>();
        private int files;

        Sandbox(Path scratch) {
            this.scratch = scratch;
        }

        Fetched filled(List<Fetch> wanted) throws Unlaunchable, IOException, InterruptedException {
            var done = false;
            try (var tar = new Tar(scratch.resolve("sandbox.tar"))) {
                archives.add(new Launch.Archive(scratch.resolve("sandbox.tar"), "/"));
                tar.directory(SANDBOX.substring(1));
                for (var fetch : wanted) {
                    put(fetch, tar);
                }
                done = true;
            } finally {
                if (!done) {
                    Fetched.delete(scratch);
                }
            }
            return new Fetched(archives, mounts, Optional.of(scratch));
        }

        private void put(Fetch fetch, Tar tar) throws Unlaunchable, IOException, InterruptedException {
            if (fetch.ofTheHost()) {
                mounts.add(new Mount("bind", fetch.path(), SANDBOX + "/" + name(fetch), true));
            } else {
                put(fetch, downloads.of(fetch, next()), tar);
            }
        }

        private Path next() {
            return scratch.resolve(Integer.toString(files++));
        }

        private void put(Fetch fetch, Path file, Tar tar) throws Unlaunchable, IOException {
            var path = fetch.path();
            if (!fetch.unpacked()) {
                var mode = fetch.executable() ? Tar.EXECUTABLE : Tar.READABLE;
                tar.file(inside(name(fetch)), mode, file);
            } else if (path.endsWith(".zip")) {
                unzip(fetch, file, tar);
            } else if (path.endsWith(".gz") && !path.endsWith(".tar.gz")) {
                tar.file(inside(name(fetch).replaceFirst("\\.gz$", "")), Tar.READABLE, gunzipped(file));
            } else {
                archives.add(new Launch.Archive(file, SANDBOX));
            }
        }

        private Path gunzipped(Path file) throws IOException {
            var plain = next();
            try (var in = new Bounded(new GZIPInputStream(Files.newInputStream(file)), LARGEST)) {
                Files.copy(in, plain);
            }
            return plain;
        }

        private void unzip(Fetch fetch, Path file, Tar tar) throws Unlaunchable, IOException {
            var left = LARGEST;
            try (var zip = new ZipInputStream(Files.newInputStream(file))) {
                for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (!entry.isDirectory()) {
                        left -= unzip(fetch, entry, new Bounded(zip, left), tar);
                    }
                }
            }
        }

        /// A zip archive read from its beginning does not say which files are programs.
        private long unzip(Fetch fetch, ZipEntry entry, InputStream content, Tar tar) throws Unlaunchable, IOException {
            if (entry.getName().startsWith("/")
                    || List.of(entry.getName().split("/", -1)).contains("..")) {
                throw new Unlaunchable(Downloads.name(fetch) + " holds a path that leaves the sandbox");
            }
            var plain = next();
            Files.copy(content, plain);
            tar.file(inside(entry.getName()), Tar.EXECUTABLE, plain);
            var size = Files.size(plain);
            Files.delete(plain);
            return size;
        }
    }

    private static String inside(String name) {
        return SANDBOX.substring(1) + "/" + name;
    }

    private static String name(Fetch fetch) {
        return fetch.destPath().orElseGet(() -> {
            var last = fetch.path().substring(fetch.path().lastIndexOf('/') + 1);
            return last.isEmpty() ? "index" : last;
        });
    }
}
