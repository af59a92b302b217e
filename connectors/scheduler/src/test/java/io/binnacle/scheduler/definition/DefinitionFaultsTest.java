package io.binnacle.scheduler.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is wrong is told with its place, everything at once, types before meanings.
final class DefinitionFaultsTest {
    private static final String COMMAND =
            "AppDefinition must either contain one of 'cmd' or 'args', and/or a 'container'.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'id':1,'cmd':'x'}|/id: error.expected.jsstring",
                "{'id':'Web','cmd':'x'}|/id: error.pattern",
                "{'id':'a_b','cmd':'x'}|/id: error.pattern",
                "{'id':'-a','cmd':'x'}|/id: error.pattern",
                "{'id':'a..b','cmd':'x'}|/id: error.pattern",
                "{'cmd':'x'}|/: 'id' is undefined on object: {cmd}",
                "{'id':'a','cmd':''}|/cmd: error.minLength",
                "{'id':'a','cmd':7}|/cmd: error.expected.jsstring",
                "{'id':'a','args':'x'}|/args: error.expected.jsarray",
                "{'id':'a','args':['x',2]}|/args(1): error.expected.jsstring",
                "{'id':'a','cmd':'x','instances':'2'}|/instances: error.expected.jsnumber",
                "{'id':'a','cmd':'x','instances':1.5}|/instances: error.expected.int",
                "{'id':'a','cmd':'x','instances':99999999999}|/instances: error.expected.int",
                "{'id':'a','cmd':'x','cpus':true}|/cpus: error.expected.jsnumber",
                "{'id':'a','cmd':'x','cpus':1e300}|/cpus: error.max",
                "{'id':'a','cmd':'x','env':[]}|/env: error.expected.jsobject",
                "{'id':'a','cmd':'x','env':{'A':1}}|/env/A: error.expected.jsstring",
                "{'id':'a','cmd':'x','labels':{'a':{}}}|/labels/a: error.expected.jsstring",
                "{'id':'a','cmd':'x','requirePorts':'yes'}|/requirePorts: error.expected.jsboolean",
                "{'id':'a','cmd':'x','killSelection':'Oldest'}|/killSelection: error.unknown.enum.literal",
                "{'id':'a','container':'x'}|/container: error.expected.jsobject",
                "{'id':'a','container':{'docker':{}}}|/container/docker: 'image' is undefined on object: {}",
                "{'id':'a','container':{'docker':{'image':''}}}|/container/docker/image: error.minLength",
                "{'id':'a','container':{'docker':{'image':'i','network':'LAN'}}}|/container/docker/network: error.unknown.enum.literal",
                "{'id':'a','cmd':'x','networks':[{'mode':'bridge'}]}|/networks(0)/mode: error.unknown.enum.literal",
                "{'id':'a','cmd':'x','networks':['host']}|/networks(0): error.expected.jsobject",
                "{'id':'a','cmd':'x','portDefinitions':[{'port':0,'protocol':'sctp'}]}|/portDefinitions(0)/protocol: error.unknown.enum.literal",
                "{'id':'a','cmd':'x','portDefinitions':[{'port':0,'name':'Web'}]}|/portDefinitions(0)/name: error.pattern",
                "{'id':'a','cmd':'x','fetch':[{}]}|/fetch(0): 'uri' is undefined on object: {}",
                "{'id':'a','cmd':'x','uris':'u'}|/uris: error.expected.jsarray",
                "{'id':'a','cmd':'x','constraints':'x'}|/constraints: error.expected.jsarray",
                "{'id':'a','cmd':'x','constraints':['x']}|/constraints(0): error.expected.jsarray",
                "{'id':'a','cmd':'x','unreachableStrategy':'never'}|/unreachableStrategy: error.expected.jsobject",
                "{'id':'a','cmd':'x','resourceLimits':{'cpus':'lots'}}|/resourceLimits/cpus: error.expected.jsnumber",
                "[]|/: error.expected.jsobject & 'id' is undefined on object: {}",
            })
    void wrongTypes(String body, String faults) {
        var refused = refused(body);
        assertThat(told(refused)).isEqualTo(faults);
        assertThat(refused).hasMessage("Invalid JSON");
        assertThat(refused.kind()).isEqualTo(InvalidDefinition.Kind.TYPES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'id':'/','cmd':'x'}|/id: must not be root & Path must contain at least one path element",
                "{'id':'a/..','cmd':'x'}|/id: must not be root & Path must contain at least one path element",
                "{'id':'a/tasks','cmd':'x'}|/id: must not end with any of the following reserved keywords: restart, tasks, versions, ., ..",
                "{'id':'a'}|/: " + COMMAND,
                "{'id':'a','cmd':'x','args':['y']}|/: " + COMMAND,
                "{'id':'a','cmd':'x','instances':-1}|/instances: got -1, expected 0 or more",
                "{'id':'a','cmd':'x','cpus':0}|/cpus: got 0, expected 0.001 or more",
                "{'id':'a','cmd':'x','mem':-5}|/mem: got -5, expected 0 or more",
                "{'id':'a','cmd':'x','backoffFactor':0.5}|/backoffFactor: got 0.5, expected 1 or more",
                "{'id':'a','cmd':'x','backoffSeconds':-1}|/backoffSeconds: got -1, expected 0 or more",
                "{'id':'a','cmd':'x','taskKillGracePeriodSeconds':-1}|/taskKillGracePeriodSeconds: got -1, expected 0 or more",
                "{'id':'a','cmd':'x','upgradeStrategy':{'minimumHealthCapacity':2,'maximumOverCapacity':0}}|/upgradeStrategy/minimumHealthCapacity: got 2.0, expected between 0.0 and 1.0",
                "{'id':'a','cmd':'x','unreachableStrategy':{'inactiveAfterSeconds':5,'expungeAfterSeconds':3}}|/unreachableStrategy: inactiveAfterSeconds (5) must be less or equal to expungeAfterSeconds, which is 3",
                "{'id':'a','cmd':'x','cpus':2,'resourceLimits':{'cpus':1}}|/resourceLimits/cpus: got 1, expected 2 or more",
                "{'id':'a','cmd':'x','env':{'A':{'secret':'s'}}}|/env/A: references the secret 's', which 'secrets' does not declare",
                "{'id':'a','container':{'type':'DOCKER'}}|/container/docker: not defined",
                "{'id':'a','gpus':1,'container':{'docker':{'image':'i'}}}|/: GPU resources only work with the Mesos containerizer",
                "{'id':'a','container':{'docker':{'image':'i','credential':{}}}}|/container/docker/credential: must be empty",
                "{'id':'a','container':{'docker':{'image':'i','network':'NONE'}}}|/container/docker/network: network NONE is not supported",
                "{'id':'a','container':{'docker':{'image':'i'},'volumes':[{'containerPath':'/d'}]}}|/container/volumes(0)/hostPath: not defined",
                "{'id':'a','container':{'docker':{'image':'i'},'volumes':[{'containerPath':'d','hostPath':'/d'}]}}|/container/volumes(0)/containerPath: must be an absolute path",
                "{'id':'a','container':{'docker':{'image':'i'},'volumes':[{'containerPath':'/d','persistent':{'size':5}}]}}|/container/volumes(0)/persistent: a Docker host keeps no reservation that an instance could come back to; use a volume with a hostPath and a constraint on hostname",
                "{'id':'a','container':{'docker':{'image':'i'},'volumes':[{'containerPath':'/d','external':{}}]}}|/container/volumes(0)/external: a Docker host has no volume provider; use the parameter volume with a plugin's volume",
                "{'id':'a','cmd':'x','networks':[{'mode':'container'}]}|/networks: Network name must be specified when container network is selected.",
                "{'id':'a','cmd':'x','networks':[{'mode':'host','name':'n'}]}|/networks: a host network has neither a name nor labels",
                "{'id':'a','cmd':'x','networks':[{'mode':'host'},{'mode':'container','name':'n'}]}|/networks: networks must be exactly one host network, or one container/bridge network, or one or more container networks",
                "{'id':'a','container':{'docker':{'image':'i'}},'networks':[{'name':'n'},{'name':'m'}]}|/networks: may only specify a single container network when using the Docker container engine",
                "{'id':'a','cmd':'x','networks':[{'mode':'container/bridge'}],'portDefinitions':[{'port':80}]}|/: portDefinitions are only allowed with host-networking",
                "{'id':'a','cmd':'x','portDefinitions':[{'port':80,'name':'p'},{'port':80,'name':'p'}]}|/portDefinitions: Port names must be unique. & Ports must be unique.",
                "{'id':'a','cmd':'x','portDefinitions':[{'port':65536}]}|/portDefinitions(0)/port: got 65536, expected between 0 and 65535",
                "{'id':'a','container':{'docker':{'image':'i'},'portMappings':[{'name':'p'},{'name':'p'}]},'networks':[{'mode':'container/bridge'}]}|/container/portMappings: Port names must be unique.",
                "{'id':'a','cmd':'x','ports':[80,80]}|/: ports must be unique; /portDefinitions: Ports must be unique.",
                "{'id':'a','cmd':'x','ports':[80],'portDefinitions':[{'port':81}]}|/: cannot specify both ports and port definitions",
                "{'id':'a','cmd':'x','ports':[80],'ipAddress':{'networkName':'n'}}|/: cannot specify both an IP address and port",
                "{'id':'a','cmd':'x','networks':[{'mode':'host'}],'ipAddress':{'networkName':'n'}}|/: must not specify both networks and ipAddress",
                "{'id':'a','networks':[{'mode':'host'}],'container':{'docker':{'image':'i','network':'BRIDGE'}}}|/: must not specify both container.docker.network and networks",
                "{'id':'a','cmd':'x','uris':['http://a'],'fetch':[{'uri':'http://b'}]}|/uris: may not be set in conjunction with fetch",
                "{'id':'a','cmd':'x','constraints':[['hostname','UNIQUE','x']]}|/constraints(0): UNIQUE does not accept a value",
                "{'id':'a','cmd':'x','constraints':[['hostname']]}|/constraints(0): Each constraint must have either 2 or 3 fields",
                "{'id':'a','cmd':'x','constraints':[['','UNIQUE']]}|/constraints(0): illegal constraint specification",
                "{'id':'a','cmd':'x','constraints':[['z','GROUP_BY','two']]}|/constraints(0): GROUP BY must define an integer value or else no value at all",
                "{'id':'a','cmd':'x','constraints':[['z','MAX_PER']]}|/constraints(0): MAX_PER requires an integer value",
                "{'id':'a','cmd':'x','constraints':[['z','LIKE']]}|/constraints(0): LIKE and UNLIKE require a non-empty, regular expression value",
                "{'id':'a','cmd':'x','constraints':[['z','UNLIKE','[']]}|/constraints(0): '[' is not a valid regular expression: Unclosed character class",
                "{'id':'a','cmd':'x','constraints':[['z','IN','a']]}|/constraints(0): operator must be one of the following UNIQUE, CLUSTER, GROUP_BY, LIKE, MAX_PER, UNLIKE or IS",
                "{'id':'a','cmd':'x','healthChecks':[{'portIndex':1}]}|/healthChecks(0): Health check port indices must address an element of the ports array or container port mappings.",
                "{'id':'a','cmd':'x','portDefinitions':[],'healthChecks':[{}]}|/healthChecks(0): Health check port indices must address an element of the ports array or container port mappings.",
                "{'id':'a','cmd':'x','healthChecks':[{'protocol':'COMMAND'}]}|/healthChecks(0)/command: not defined",
                "{'id':'a','cmd':'x','healthChecks':[{'protocol':'MESOS_TCP'},{'protocol':'MESOS_HTTP'}]}|/: AppDefinition can contain at most one Mesos health check",
                "{'id':'a','cmd':'x','readinessChecks':[{'portName':'zz'}]}|/readinessChecks(0)/portName: got zz, expected one of: [default]",
                "{'id':'a','cmd':'x','readinessChecks':[{'portName':'default','intervalSeconds':2,'timeoutSeconds':3}]}|/readinessChecks(0)/timeoutSeconds: got 3, expected less than 2",
                "{'id':'a','cmd':'x','readinessChecks':[{'portName':'default'},{'portName':'default'}]}|/readinessChecks/size: got 2, expected 1 or less",
                "{'id':'a','cmd':'x','instances':2,'labels':{'MARATHON_SINGLE_INSTANCE_APP':'true'}}|/: Single instance app may only have one instance",
                "{'id':'a','cmd':'x','labels':{'DCOS_MIGRATION_API_VERSION':'v2','DCOS_PACKAGE_FRAMEWORK_NAME':'f','DCOS_MIGRATION_API_PATH':'/p'}}|/labels/DCOS_MIGRATION_API_VERSION: got v2, expected v1",
                "{'id':'a','container':{'docker':{'image':'i'}},'check':{'tcp':{'port':1}}}|/check: checks are only supported with the Mesos containerizer",
                "{'id':'a','cmd':'x','executorResources':{'cpus':0.01,'mem':64,'disk':10}}|/executorResources/cpus: got 0.01, expected 0.1 or more",
            })
    void wrongMeanings(String body, String faults) {
        var refused = refused(body);
        assertThat(told(refused)).isEqualTo(faults);
        assertThat(refused).hasMessage("Object is not valid");
        assertThat(refused.kind()).isEqualTo(InvalidDefinition.Kind.MEANING);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThat(told(refused(
                        "{'id':'a','cmd':'x','instances':-1,'constraints':[['h','UNIQUE'],['h','NEAR']],'mem':-1}")))
                .startsWith(
                        "/mem: got -1, expected 0 or more; /instances: got -1, expected 0 or more; /constraints(1): ");
        assertThat(told(refused("{'id':'A','cmd':'','instances':-1,'cpus':'1'}")))
                .isEqualTo("/id: error.pattern; /cpus: error.expected.jsnumber; /cmd: error.minLength");
    }

    @Test
    void whatIsNoJsonIsToldApart() {
        assertThat(refused("")).hasMessage("Please specify data in JSON format");
        assertThat(refused("{'id':").kind()).isEqualTo(InvalidDefinition.Kind.NOT_JSON);
        assertThat(refused("{} {}")).hasMessage("Invalid JSON");
        assertThat(refused("{'id':").violations().getFirst().path()).isEqualTo("/");
    }

    @Test
    void aMergedAppIsCheckedAsAWhole() throws InvalidDefinition {
        var present = DefinitionsTest.read("{'id':'a','cmd':'x'}");
        var refused = catchThrowableOfType(
                InvalidDefinition.class,
                () -> Definitions.merge(
                        present, Definitions.parse("{\"args\":[\"y\"],\"instances\":-2}"), DefinitionsTest.NOW));
        assertThat(told(refused)).isEqualTo("/instances: got -2, expected 0 or more; /: " + COMMAND);
        assertThat(catchThrowableOfType(
                                InvalidDefinition.class,
                                () -> Definitions.checkTypes(Definitions.parse("{\"instances\":\"two\"}")))
                        .violations())
                .hasSize(1);
    }

    private static InvalidDefinition refused(String body) {
        var refused = catchThrowableOfType(InvalidDefinition.class, () -> DefinitionsTest.read(body));
        assertThat(refused).as("of %s", body).isNotNull();
        return refused;
    }

    private static String told(InvalidDefinition refused) {
        return refused.violations().stream()
                .map(each -> each.path() + ": " + String.join(" & ", each.errors()))
                .collect(Collectors.joining("; "));
    }
}
