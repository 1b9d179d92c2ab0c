# `make` shows the verbs. Needs: the .NET 10 SDK, terraform (or tofu) for tests and demo, and a C linker for the fastest programs.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

export DOTNET_CLI_TELEMETRY_OPTOUT := 1
export DOTNET_NOLOGO := 1

VERSION := $(shell sed -n 's|.*<Version>\(.*\)</Version>.*|\1|p' Directory.Build.props)

# The platform of this machine, as .NET and as Go (hence Terraform) call it.
SYSTEM := $(shell uname -s)
OS := $(if $(filter Darwin,$(SYSTEM)),darwin,$(if $(findstring _NT,$(SYSTEM)),windows,linux))
ARCH := $(if $(filter arm64 aarch64,$(shell uname -m)),arm64,amd64)
RID := $(subst windows,win,$(subst darwin,osx,$(OS)))-$(subst amd64,x64,$(ARCH))
EXE := $(if $(filter windows,$(OS)),.exe)
PROVIDER := dist/terraform-provider-vkcc$(EXE)
SIMULATOR := dist/vkcc-simulator$(EXE)

# What `make package` builds. The long tests build this machine's and one of the others, in turn by the commit.
PLATFORMS ?= linux_amd64 linux_arm64 darwin_arm64 darwin_amd64 windows_amd64
FOREIGN := $(filter-out $(OS)_$(ARCH),linux_arm64 darwin_arm64 windows_amd64 darwin_amd64)
IN_TURN = $(word $(shell echo $$(($$(git rev-list --count HEAD 2>/dev/null || echo 0) % $(words $(FOREIGN)) + 1))),$(FOREIGN))

TERRAFORM ?= $(or $(shell command -v terraform),$(shell command -v tofu))
export TERRAFORM

PLUGINS := $(if $(EXE),$(subst \,/,$(APPDATA))/terraform.d,$(HOME)/.terraform.d)/plugins
INSTALLED := $(PLUGINS)/$(if $(filter tofu,$(notdir $(TERRAFORM))),registry.opentofu.org,registry.terraform.io)/vkcc/vkcc/$(VERSION)/$(OS)_$(ARCH)

SHARED_SOURCES := Directory.Build.props Directory.Packages.props Publish.props global.json scripts/publish.sh
PROVIDER_SOURCES := $(SHARED_SOURCES) $(shell find provider proto -type f)
SIMULATOR_SOURCES := $(SHARED_SOURCES) $(shell find simulator -type f)

# One test run: everything that the filter lets through, project by project. Timing-sensitive tests would disturb each other across projects.
# A test that does not end is named and stopped: no test takes fifteen minutes.
CONSOLE := --nologo --no-build --logger "console;verbosity=minimal" --blame-hang-timeout 15m --blame-hang-dump-type none
TEST := dotnet test vkcc.slnx -m:1 $(CONSOLE)

.PHONY: help
help: ## show the verbs
	@echo "vkcc $(VERSION): Terraform provider for VK Cloud's managed Kubernetes"
	@echo
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r verb text; do printf '%-18s %s\n' "$$verb" "$$text"; done

.PHONY: build
build: $(PROVIDER) $(SIMULATOR) ## leave the provider and the simulator in dist/

# The script of examples/drift-detection needs jq, and some tests look at simulated clusters with kubectl; building and using the provider need neither.
WITHOUT_JQ := $(if $(shell command -v jq),,&TestCategory!=Jq)
WITHOUT_KUBECTL := $(if $(shell command -v kubectl),,&TestCategory!=Kubectl)

# What the other forms of the program are tried with, when the one in dist/ has passed everything: start and end, schemas, logins, secrets, and a life of each resource.
SAMPLED := ConfigurationStory LifecycleStory PackagingStory ProcessStory ReattachStory SchemaGoldens TrustStory \
	CloudsYamlStory ConnectionStory MarkerStory ClusterStory FirstGenerationStory NodeGroupStory AddonStory SecurityPolicyStory
SAMPLE := $(subst $(eval) ,|,$(SAMPLED:%=FullyQualifiedName~%.))

# What the process does as a whole, whichever form it has.
HOST_ROWS := TestCategory!=Long&(FullyQualifiedName~HandshakeTests|FullyQualifiedName~LifetimeTests|FullyQualifiedName~LoggingTests|FullyQualifiedName~TerraformTests|FullyQualifiedName~GrpcServerTests|FullyQualifiedName~ProviderProcessTests)

.PHONY: test
test: build solution need-terraform ## run the tests, real terraform included (under five minutes)
	$(if $(WITHOUT_JQ),@echo "jq is missing: examples/drift-detection is not tested." >&2)
	$(if $(WITHOUT_KUBECTL),@echo "kubectl is missing: simulated clusters are not looked at with it." >&2)
	$(TEST) --filter "TestCategory!=Long&TestCategory!=Keystone&TestCategory!=Browser$(WITHOUT_JQ)$(WITHOUT_KUBECTL)"

.PHONY: test-long
test-long: PLATFORMS = $(OS)_$(ARCH) $(IN_TURN)
test-long: build package precompiled solution need-terraform ## run the long tests (under thirty minutes)
	PLATFORMS="$(PLATFORMS)" $(TEST) --filter "TestCategory=Long"
	VKCC_TEST_INSTALL=package dotnet test tests/Acceptance $(CONSOLE) --filter "TestCategory!=Long&($(SAMPLE))"
	VKCC_TEST_PROVIDER=artifacts/dist/precompiled/terraform-provider-vkcc dotnet test tests/Acceptance $(CONSOLE) --filter "TestCategory!=Long&FullyQualifiedName!~PackagingStory&($(SAMPLE))"
	VKCC_PROVIDER=$(CURDIR)/dist/terraform-provider-vkcc VKCC_TEST_PLUGIN=$(CURDIR)/artifacts/dist/test-plugin/TestPlugin dotnet test tests/Unit $(CONSOLE) --filter "$(HOST_ROWS)"

.PHONY: test-acceptance
test-acceptance: build solution need-terraform ## run the real terraform (or TERRAFORM=…) on this platform's programs, and the host's rows with them
	VKCC_PROVIDER=$(CURDIR)/$(PROVIDER) dotnet test tests/Unit $(CONSOLE) --filter "$(HOST_ROWS)"
	dotnet test tests/Acceptance $(CONSOLE) --filter "TestCategory!=Long$(WITHOUT_JQ)$(WITHOUT_KUBECTL)"

# What lies in dist/release is what its names promise; it is run where the libraries for it are (scripts/sysroot.sh).
.PHONY: test-archives
test-archives: need-dotnet
	dotnet build tests/Unit --nologo --verbosity quiet
	PLATFORMS="$(PLATFORMS)" dotnet test tests/Unit $(CONSOLE) --filter "FullyQualifiedName~ReleaseTests$(if $(wildcard artifacts/sysroots),,&TestCategory!=Runs)"

# The form that a machine without a linker gets, and the test's own plugin in the form that it has not.
.PHONY: precompiled
precompiled: need-dotnet artifacts/dist/form
	scripts/publish.sh provider/terraform-provider-vkcc.csproj $(RID) precompiled artifacts/dist/precompiled
	scripts/publish.sh tests/TestPlugin/TestPlugin.csproj $(RID) $$(cat artifacts/dist/form) artifacts/dist/test-plugin

.PHONY: test-keystone
test-keystone: need-keystone solution ## prove the login against a real Keystone (Debian's python3-keystone)
	dotnet test tests/Keystone/Keystone.csproj $(CONSOLE)

.PHONY: test-page
test-page: need-chromium need-dotnet ## look at the simulator's page with a real browser (Debian's chromium)
	dotnet build tests/Simulator --nologo --verbosity quiet
	dotnet test tests/Simulator $(CONSOLE) --filter "TestCategory=Browser"

.PHONY: picture
picture: need-chromium need-dotnet ## take the pictures of the simulator's page anew
	dotnet build tests/Simulator --nologo --verbosity quiet
	VKCC_WRITE_PICTURE=$(CURDIR)/docs/images/simulator.png dotnet test tests/Simulator --nologo --no-build --filter "FullyQualifiedName~BrowserTests.The_picture"

.PHONY: demo
demo: build need-terraform ## show the main job from validate to destroy, against the simulator
	@scripts/demo.sh

.PHONY: bench
bench: build artifacts/dist/empty/empty need-terraform ## measure start-up, validate, plan, memory, size (BENCH="--runs 5" for a glance, BENCH=--scale for large configurations)
	@dotnet run --project tests/Benchmarks --configuration Release -- $(BENCH)

.PHONY: lint
lint: solution need-terraform ## check format, analyzers, length of lines and examples
	dotnet run --file scripts/count.cs -- lines
	dotnet format vkcc.slnx --verify-no-changes --no-restore
	env -u TF_CLI_CONFIG_FILE $(TERRAFORM) fmt -check -recursive -diff examples tests

.PHONY: fmt
fmt: need-dotnet need-terraform ## format sources and examples
	dotnet format vkcc.slnx
	env -u TF_CLI_CONFIG_FILE $(TERRAFORM) fmt -recursive examples tests

.PHONY: count
count: need-dotnet ## count files, lines, small files and repetition, room by room
	@dotnet run --file scripts/count.cs

.PHONY: outdated
outdated: need-dotnet ## name the packages that have fallen behind what the package sources offer
	dotnet restore vkcc.slnx --verbosity quiet
	dotnet list vkcc.slnx package --outdated

.PHONY: lock
lock: need-dotnet ## write the lock files of the packages anew
	CI= dotnet restore vkcc.slnx --verbosity quiet --force-evaluate
	CI= dotnet restore tests/Benchmarks/Empty --verbosity quiet --force-evaluate

.PHONY: docs
docs: need-dotnet ## write the documentation of what the provider has anew (guides are written by hand)
	@dotnet run --project scripts/docs

.PHONY: package
package: need-dotnet ## write archives, bills of materials, checksums of all platforms (PLATFORMS=…) into dist/release (SIGNING_KEY=… signs)
	@scripts/package.sh $(VERSION) $(PLATFORMS)

# For archives that several machines wrote, laid together in dist/release.
.PHONY: sums
sums: need-dotnet
	@dotnet run --file scripts/package.cs -- dist/release $(VERSION)

.PHONY: sign
sign:
	@[ -n "$(SIGNING_KEY)" ] || { echo "SIGNING_KEY names no key: a release is signed." >&2; exit 1; }
	@scripts/sign.sh dist/release/terraform-provider-vkcc_$(VERSION)_SHA256SUMS "$(SIGNING_KEY)"

.PHONY: reproduce
reproduce: package ## build the release once more in another folder and compare the bytes
	@SYSROOTS="$${SYSROOTS:-$(CURDIR)/artifacts/sysroots}" scripts/reproduce.sh

.PHONY: install
install: build ## put the provider into the user's Terraform plugin folder
	@mkdir -p "$(INSTALLED)"
	@install -m 755 $(PROVIDER) "$(INSTALLED)/terraform-provider-vkcc_v$(VERSION)$(EXE)"
	@echo "vkcc $(VERSION) is in $(INSTALLED)."
	@echo 'Use it with: terraform { required_providers { vkcc = { source = "vkcc/vkcc", version = "$(VERSION)" } } }'

.PHONY: clean
clean: ## remove everything that was built
	rm -rf dist artifacts

# The whole solution with warnings as errors, as the tests and the linter want it.
.PHONY: solution
solution: need-dotnet
	dotnet build vkcc.slnx --nologo --verbosity quiet

# native or precompiled, whichever can be linked here; written when it changes, so that installing a linker builds anew. FORM=precompiled chooses.
artifacts/dist/form: FORCE
	@mkdir -p $(@D)
	@form=$(or $(FORM),$$(scripts/form.sh $(RID))) && { [ "$$form" = "$$(cat $@ 2>/dev/null)" ] || echo "$$form" >$@; }
FORCE:

$(PROVIDER): $(PROVIDER_SOURCES) artifacts/dist/form | need-dotnet
	scripts/publish.sh provider/terraform-provider-vkcc.csproj $(RID) $$(cat artifacts/dist/form) artifacts/dist/provider
	@mkdir -p dist
	install -m 755 artifacts/dist/provider/$(@F) $@

$(SIMULATOR): $(SIMULATOR_SOURCES) artifacts/dist/form | need-dotnet
	scripts/publish.sh simulator/vkcc-simulator.csproj $(RID) $$(cat artifacts/dist/form) artifacts/dist/simulator
	@mkdir -p dist
	install -m 755 artifacts/dist/simulator/$(@F) $@

# What `make bench` holds the provider against.
artifacts/dist/empty/empty: $(SHARED_SOURCES) $(wildcard tests/Benchmarks/Empty/*) artifacts/dist/form | need-dotnet
	scripts/publish.sh tests/Benchmarks/Empty/Empty.csproj $(RID) $$(cat artifacts/dist/form) artifacts/dist/empty

.PHONY: need-dotnet
need-dotnet:
	@command -v dotnet >/dev/null || { echo "The .NET 10 SDK is missing: install it (https://dotnet.microsoft.com/download/dotnet/10.0, or the package dotnet-sdk-10.0) and put dotnet on the PATH." >&2; exit 1; }
	@reason=$$(dotnet --version 2>&1) || { echo "The .NET 10 SDK is needed: install it (https://dotnet.microsoft.com/download/dotnet/10.0, or the package dotnet-sdk-10.0). dotnet says:" >&2; echo "$$reason" >&2; exit 1; }

.PHONY: need-keystone
need-keystone:
	@[ -x /usr/bin/keystone-manage ] || { echo "Keystone is missing: install it with 'apt-get install --no-install-recommends python3-keystone' (it starts no service)." >&2; exit 1; }

.PHONY: need-chromium
need-chromium:
	@[ -x /usr/bin/chromium ] || { echo "Chromium is missing: install it with 'apt-get install --no-install-recommends chromium'." >&2; exit 1; }

.PHONY: need-terraform
need-terraform:
	@[ -n "$(TERRAFORM)" ] || { echo "Neither terraform nor tofu is on the PATH: install Terraform 1.10 or newer (https://developer.hashicorp.com/terraform/install) or OpenTofu (https://opentofu.org/docs/intro/install)." >&2; exit 1; }
