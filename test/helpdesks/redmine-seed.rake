# Fills a fresh Redmine for the tests; run by redmine-up.sh. Writes FOLDER/db/ids.json.
require 'json'
require 'securerandom'
load '/usr/share/redmine/Rakefile'

namespace :seed do
  # The models still know the columns of the migration that loaded them first.
  task :fresh_columns => :environment do
    ActiveRecord::Base.descendants.each(&:reset_column_information)
  end

  task :desk => :environment do
    { 'rest_api_enabled' => '1', 'login_required' => '1', 'attachment_max_size' => '12288',
      'text_formatting' => 'common_mark', 'default_language' => 'en', 'notified_events' => [],
      'self_registration' => '0' }.each { |name, value| Setting[name] = value }

    user = lambda do |login, admin: false|
      found = User.find_by_login(login) ||
              User.new(firstname: login.capitalize, lastname: 'Test', mail: "#{login}@example.org", language: 'en')
      found.assign_attributes(login: login, admin: admin, status: User::STATUS_ACTIVE, must_change_passwd: false)
      found.password = found.password_confirmation = SecureRandom.hex(16)
      found.save!
      Token.where(user_id: found.id, action: 'api').delete_all
      [found, Token.create!(user: found, action: 'api').value]
    end
    role = lambda do |name, permissions|
      Role.create!(name: name, permissions: permissions, issues_visibility: 'own')
    end
    project = lambda do |name|
      Project.create!(name: name.capitalize, identifier: name, is_public: false,
                      enabled_module_names: ['issue_tracking'], trackers: Tracker.all.to_a)
    end
    field = lambda do |name, options = {}|
      IssueCustomField.create!({ name: name, field_format: 'string', is_for_all: true, is_filter: true,
                                 searchable: true, visible: true, trackers: Tracker.all.to_a }.merge(options))
    end

    _, admin_key = user.call('admin', admin: true)
    agent, agent_key = user.call('agent')
    app, app_key = user.call('reportapp')
    reader, reader_key = user.call('reader')

    reporting = role.call('App reporter', [:view_issues, :add_issues])
    reading = role.call('Reader', [:view_issues])
    support = project.call('support')
    elsewhere = project.call('elsewhere')
    second_line = project.call('second-line')
    strict = project.call('strict')
    { agent => Role.find_by_name('Manager'), app => reporting, reader => reading }.each do |member, its_role|
      [support, second_line, strict].each { |where| Member.create!(project: where, user_id: member.id, roles: [its_role]) }
    end

    display = IssueCategory.create!(project: support, name: 'Display')
    printing = IssueCategory.create!(project: support, name: 'Printing')
    report_id = field.call('Report ID', regexp: '\A[0-9A-Za-z-]*\z', max_length: 64)
    app_version = field.call('App version')
    unfiltered = field.call('Report ID without filter', is_filter: false)
    foreign = field.call('Field of another project', is_for_all: false)
    foreign.projects = [elsewhere]
    # A desk that insists on a field we know nothing of.
    required = field.call('Cost centre', is_for_all: false, is_required: true)
    required.projects = [strict]

    ids = {
      project: support.identifier, foreignProject: elsewhere.identifier, otherProject: second_line.identifier,
      strictProject: strict.identifier,
      adminKey: admin_key, agentKey: agent_key, appKey: app_key, readerKey: reader_key,
      bugTracker: Tracker.find_by_name('Bug').id,
      displayCategory: display.id, printingCategory: printing.id,
      reportIdField: report_id.id, appVersionField: app_version.id,
      unfilteredField: unfiltered.id, foreignField: foreign.id,
      normalPriority: IssuePriority.find_by_name('Normal').id,
      highPriority: IssuePriority.find_by_name('High').id,
      closedStatus: IssueStatus.find_by_name('Closed').id,
      maxAttachmentBytes: 12_288 * 1024
    }
    File.write(File.join(ENV.fetch('FOLDER'), 'db', 'ids.json'), "#{ids.to_json}\n")
  end
end
