package io.binnacle.views.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Endpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static String read(String pasted) {
        var context = new Candidate(
                new Endpoint("context:prod-eu"), "prod-eu", "Docker context", new Candidate.Answer.Waiting());
        return Reading.endpoint(Reading.stripped(pasted), List.of(context)).toString();
    }

    @Test
    void whatPeoplePasteIsTakenForWhatTheyMean() {
        assertThat(read(" unix:///var/run/docker.sock\n")).isEqualTo("unix:///var/run/docker.sock");
        assertThat(read("/run/user/1000/podman/podman.sock")).isEqualTo("unix:///run/user/1000/podman/podman.sock");
        assertThat(read("export DOCKER_HOST=tcp://10.0.0.5:2375")).isEqualTo("tcp://10.0.0.5:2375");
        assertThat(read("DOCKER_HOST=\"ssh://ops@atlas\"")).isEqualTo("ssh://ops@atlas");
        assertThat(read("docker -H tcp://10.0.0.5:2375 ps")).isEqualTo("tcp://10.0.0.5:2375");
        assertThat(read("10.0.0.5:2375")).isEqualTo("tcp://10.0.0.5:2375");
        assertThat(read("ops@atlas-1.lab")).isEqualTo("ssh://ops@atlas-1.lab");
        assertThat(read("docker --context prod-eu")).isEqualTo("context:prod-eu");
        assertThat(read("Prod-EU")).isEqualTo("context:prod-eu");
    }
}
