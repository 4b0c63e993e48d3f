package io.github.atmosmaven.backend.type;

import io.github.atmosmaven.backend.endpoint.ServerUrl;
import io.github.atmosmaven.model.BackendAttributes;
import io.github.atmosmaven.model.StatePlace;
import java.util.Map;

/** Blob Storage of Azure. */
final class Azurerm extends KnownType {

    /** Clouds by all the names that they have; the public one has none in an address. */
    private static final Map<String, String> CLOUDS = Map.of(
            "public", "",
            "azurepubliccloud", "",
            "management.azure.com", "",
            "government", "usgovernment",
            "usgov", "usgovernment",
            "azureusgovernmentcloud", "usgovernment",
            "management.usgovcloudapi.net", "usgovernment",
            "azurechinacloud", "china",
            "management.chinacloudapi.cn", "china");

    Azurerm() {
        super(
                "azurerm",
                BackendAttributes.builder()
                        .place("storage_account_name", "container_name", "key")
                        .needed("storage_account_name", "container_name", "key")
                        .prefix("key", ".terraform.tfstate")
                        .fromEnvironment("environment", "ARM_ENVIRONMENT")
                        .fromEnvironment("metadata_host", "ARM_METADATA_HOSTNAME", "ARM_METADATA_HOST")
                        .files(
                                "client_certificate_path",
                                "client_id_file_path",
                                "client_secret_file_path",
                                "oidc_token_file_path")
                        .secret("access_key", "ARM_ACCESS_KEY")
                        .secret("client_certificate", "ARM_CLIENT_CERTIFICATE")
                        .secret("client_certificate_password", "ARM_CLIENT_CERTIFICATE_PASSWORD")
                        .secret("client_secret", "ARM_CLIENT_SECRET")
                        .secret("customer_provided_key", "ARM_CUSTOMER_PROVIDED_KEY")
                        .secret("oidc_request_token", "ARM_OIDC_REQUEST_TOKEN")
                        .secret("oidc_token", "ARM_OIDC_TOKEN")
                        .secret("sas_token", "ARM_SAS_TOKEN"));
    }

    @Override
    public String address(StatePlace place) {
        String host = place.part("metadata_host", "");
        String environment = place.part("environment", "");
        return "azurerm://" + at(cloud(host.isEmpty() ? environment : host)) + place.part("storage_account_name", "")
                + "/" + place.part("container_name", "") + "/" + place.part("key", STATE_FILE)
                + (place.isNamedWorkspace() ? "env:" + place.workspace() : "");
    }

    private static String cloud(String environmentOrHost) {
        String name = environmentOrHost.isEmpty()
                ? ""
                : ServerUrl.of(environmentOrHost).host();
        return CLOUDS.getOrDefault(name, name);
    }
}
