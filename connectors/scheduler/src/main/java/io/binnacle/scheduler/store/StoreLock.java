package io.binnacle.scheduler.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps a second scheduler out of the directory. It lies beside the database, since a database that is being written
/// must not even be read to find out.
final class StoreLock implements AutoCloseable {
    private static final Set<OpenOption> OPENING =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    private static final int LONGEST_OWNER = 32;

    private final FileChannel channel;

    private StoreLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Makes the directory where there is none, readable by nobody else.
    static StoreLock take(Path directory) throws StoreRefused {
        var file = directory.resolve("scheduler.lock");
        try {
            Files.createDirectories(directory, only("rwx------"));
            var channel = FileChannel.open(file, OPENING, only("rw-------"));
            if (lock(channel) == null) {
                var owner = owner(channel);
                channel.close();
                throw Refusals.held(directory, owner);
            }
            write(channel);
            return new StoreLock(channel);
        } catch (IOException unwritable) {
            throw Refusals.of("lock " + file, unwritable);
        }
    }

    /// Makes the database's file readable by nobody else before anything is in it.
    static void ensure(Path file) throws StoreRefused {
        try (var created = FileChannel.open(file, OPENING, only("rw-------"))) {
            created.position(0);
        } catch (IOException unwritable) {
            throw Refusals.of("write to " + file, unwritable);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException thisProcess) {
            return null;
        }
    }

    private static String owner(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(LONGEST_OWNER);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
    }

    private static void write(FileChannel channel) throws IOException {
        channel.truncate(0);
        var pid = Long.toString(ProcessHandle.current().pid());
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
    }

    /// Where the system knows such permissions.
    private static FileAttribute<?>[] only(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException ended) {
            // the system lets go of it with the process at the latest
        }
    }
}
