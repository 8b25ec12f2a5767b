package io.apiworld.lab.tls;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "sandbox", types = SandboxApi.class)
class TlsConfiguration {}
