# usage: rt-seed.pl NAMES     fills a fresh Request Tracker for the tests; run by rt-up.sh, writes the JSON file NAMES
use strict;
use warnings;
use lib '/usr/share/request-tracker5/lib', '/usr/local/share/request-tracker5/lib';
use JSON ();
use RT;

RT->LoadConfig;
RT->Init;
my ($names) = @ARGV;
my $system = RT->SystemUser;

# Create answers (id, message), or (0, message) when it failed.
sub made {
    my ( $record, %values ) = @_;
    my ( $id, $message ) = $record->Create(%values);
    die "$message\n" unless $id;
    $record->Load($id);
    return $record;
}

sub grant {
    my ( $user, $object, @rights ) = @_;
    for my $right (@rights) {
        my ( $done, $message ) = $user->PrincipalObj->GrantRight( Right => $right, Object => $object );
        die "$right: $message\n" unless $done;
    }
}

sub account {
    my ($name) = @_;
    my $user = made( RT::User->new($system), Name => $name, EmailAddress => "$name\@example.org", Privileged => 1 );
    return ( $user, token_of($user) );
}

sub token_of {
    my ($user) = @_;
    my ( $id, $message, $token ) = RT::AuthToken->new($system)->Create( Owner => $user->id, Description => 'tests' );
    die "$message\n" unless $id;
    return $token;
}

my $support   = made( RT::Queue->new($system), Name => 'Support' );
my $second    = made( RT::Queue->new($system), Name => 'Second line' );
my $elsewhere = made( RT::Queue->new($system), Name => 'Elsewhere' );

my %field;
for my $name ( 'Report ID', 'App version', 'Category', 'Cost centre', 'Read only', 'Hidden' ) {
    my $choice = $name eq 'Category';
    my $field  = made(
        RT::CustomField->new($system),
        Name       => $name,
        Type       => $choice ? 'Select' : 'Freeform',
        MaxValues  => 1,
        LookupType => RT::Ticket->CustomFieldLookupType,
        $name eq 'Cost centre' ? ( Pattern => '^[0-9]{4}$' ) : (),
    );
    $field->AddToObject($support);
    if ($choice) { $field->AddValue( Name => $_ ) for 'Display', 'Printing' }
    $field{$name} = $field;
}

my ( $agent,  $agent_token )  = account('agent');
my ( $app,    $app_token )    = account('reportapp');
my ( $reader, $reader_token ) = account('reader');
my ( $blind,  $blind_token )  = account('blind');
my $root = RT::User->new($system);
$root->Load('root');

my @work = qw(SeeQueue ShowTicket ShowTicketComments ReplyToTicket CommentOnTicket ModifyTicket OwnTicket
    CreateTicket DeleteTicket SeeCustomField ModifyCustomField);
grant( $agent, $_, @work ) for $support, $second;
grant( $_, $support, 'SeeQueue' ) for $app, $reader, $blind;
grant( $app, $support, qw(ShowTicket CreateTicket ReplyToTicket) );
grant( $app, $second, qw(SeeQueue ShowTicket) );
grant( $reader, $support, 'ShowTicket' );
# An account that files tickets and may not look at them afterwards.
grant( $blind, $support, 'CreateTicket' );
for my $user ( $app, $reader, $blind ) {
    grant( $user, $field{$_}, 'SeeCustomField' ) for 'Report ID', 'App version', 'Category', 'Cost centre', 'Read only';
    grant( $user, $field{$_}, 'SetInitialCustomField' ) for 'Report ID', 'App version', 'Category', 'Cost centre';
}

my %site = (
    queue         => 'Support',
    otherQueue    => 'Second line',
    foreignQueue  => 'Elsewhere',
    adminToken    => token_of($root),
    agentToken    => $agent_token,
    appToken      => $app_token,
    readerToken   => $reader_token,
    blindToken    => $blind_token,
    reportIdField => 'Report ID',
    appVersionField    => 'App version',
    categoryField      => 'Category',
    patternField       => 'Cost centre',
    readOnlyField      => 'Read only',
    hiddenField        => 'Hidden',
    maxAttachmentBytes => RT->Config->Get('MaxAttachmentSize') + 0,
);
open my $file, '>', "$names.new" or die "$names: $!\n";
print {$file} JSON->new->canonical->encode( \%site ), "\n";
close $file or die "$names: $!\n";
rename "$names.new", $names or die "$names: $!\n";
