package io.binnacle.scheduler.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The file of tokens, read again when it has changed. While it cannot be read, or says something wrong, those it said
/// last go on, and the log says why: a slip of the pen must not lock everybody out.
final class TokenFile {
    private static final Logger LOG = LoggerFactory.getLogger(TokenFile.class);

    private final Path file;
    private Mark read;
    private Tokens tokens;

    /// By which a change is seen.
    private record Mark(Optional<FileTime> at, long size) {
        static Mark of(Path file) {
            try {
                var facts = Files.readAttributes(file, BasicFileAttributes.class);
                return new Mark(Optional.of(facts.lastModifiedTime()), facts.size());
            } catch (IOException gone) {
                return new Mark(Optional.empty(), 0);
            }
        }
    }

    /// @throws IOException in words, when it cannot be read or is wrong at the beginning
    TokenFile(Path file) throws IOException {
        this.file = file;
        read = Mark.of(file);
        tokens = Tokens.read(file);
    }

    synchronized Tokens now() {
        var mark = Mark.of(file);
        if (!mark.equals(read)) {
            read = mark;
            again();
        }
        return tokens;
    }

    private void again() {
        try {
            tokens = Tokens.read(file);
            LOG.info("the tokens in {} were read again", file);
        } catch (IOException wrong) {
            LOG.error(
                    "the tokens read last are still used, since the file has changed and is no good: {}",
                    wrong.getMessage());
        }
    }
}
