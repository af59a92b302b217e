package io.binnacle.views.topology;

import io.binnacle.model.ContainerId;
import io.binnacle.session.Gauges;
import io.binnacle.session.search.Index;
import io.binnacle.session.search.Query;
import io.binnacle.views.UiThread;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is sought on the map, and what of it is found there. Sought on a thread of its own; a question asked anew
/// before the last was answered takes its place.
final class Finding implements AutoCloseable {
    private final Index index;
    private final Runnable onFound;
    private final Latest<Question> thread;
    private Query query = new Query.All();
    private Optional<String> wrong = Optional.empty();
    private Optional<Index.Found> found = Optional.empty();
    private long asked;

    private record Question(Query query, MapScene scene, long number) {}

    /// @param onFound told on the UI thread when there is another answer
    Finding(Gauges gauges, Runnable onFound) {
        this.index = new Index(gauges);
        this.onFound = onFound;
        this.thread = new Latest<>("binnacle-map-finder", this::answer);
    }

    /// What cannot be read is told, and what was found before it stays.
    void seek(String text, @Nullable MapScene scene) {
        switch (Query.read(text)) {
            case Query.Reading.Right(Query right) -> {
                wrong = Optional.empty();
                query = right;
                look(scene);
            }
            case Query.Reading.Wrong(int at, String why) ->
                wrong = Optional.of(
                        at >= text.length() ? why : "At “" + text.substring(at).strip() + "”: " + why);
        }
        onFound.run();
    }

    /// There is another scene, or other figures.
    void look(@Nullable MapScene scene) {
        asked++;
        if (query instanceof Query.All || scene == null) {
            found = Optional.empty();
        } else {
            thread.submit(new Question(query, scene, asked));
        }
    }

    private void answer(Question question) {
        var picture = question.scene().picture;
        var answer = index.find(question.query(), picture.topology(), picture.at());
        UiThread.later(() -> answered(question, answer));
    }

    private void answered(Question question, Index.Found answer) {
        var late = query instanceof Query.All || !query.equals(question.query());
        var same = found.filter(answer::equals).isPresent();
        if (!late && !same) {
            found = Optional.of(answer);
            onFound.run();
        }
    }

    /// Empty while nothing is sought.
    Optional<Set<ContainerId>> found() {
        return found.map(Index.Found::containers);
    }

    /// Empty while nothing is sought.
    Optional<Index.Found> all() {
        return found;
    }

    /// Why what was typed last is no query.
    Optional<String> wrong() {
        return wrong;
    }

    @Override
    public void close() {
        thread.close();
    }
}
